/**
 * A procedure is data with its sources: what an office may ask, must do, and must tell. Each of the five seeds is
 * one, side by side; a further one is a new file in `procedures/` and nothing else. Every rule names the seed
 * sentence or the article it rests on, so that a lawyer can check it without reading code.
 */
import * as z from 'zod';
import { type Period, periodSchema } from '../calendar/echeance.ts';

/** Where a rule comes from: an article (`CRPA R. 112-11-2`) or a seed sentence, with its words. */
export const sourceSchema = z.strictObject({
  /** `CRPA R. 112-11-2`, `seed 004`, `office` (the office's own choice). */
  reference: z.string().min(1),
  /** The seed's or the article's own words, when they were read. */
  quote: z.string().min(1).optional(),
  /** Facts that domain.md does not mark verified: worded with care in letters, never as law. */
  certainty: z.enum(['verified', 'secondary', 'inferred']).default('verified'),
});

export const pieceSchema = z.enum([
  'nir',
  'nom',
  'adresse-postale',
  'telephone',
  'entreprise',
  'premiere-reclamation',
  'date-premiere-reclamation',
  'questionnaire-medecin-traitant',
  'medecins-consultes',
]);

/**
 * What a deadline is for.
 * - `registration`: accusé d'enregistrement; met at once by an instant acknowledgement.
 * - `acknowledgement`: the accusé de réception; the first one listed is the alarm, further ones are shown only.
 * - `answer`: promised or due; drives reminders and escalation.
 * - `safe-target`: the last working day before the answer is due.
 * - `silence`: the date at which silence means rejection; informs, drives nothing.
 */
export const dutySchema = z.enum(['registration', 'acknowledgement', 'answer', 'safe-target', 'silence']);

const deadlineRuleSchema = z.strictObject({
  /** Kind of the deadline in cases, letters and API: `response-due-2-months`. */
  kind: z.string().regex(/^[a-z0-9-]+$/),
  duty: dutySchema,
  period: periodSchema,
  /** French words for letters: `réponse de CPMS`. */
  label: z.string().min(1),
  /** Short French name of the rule: `règle CPMS`, `CRPA R. 112-11-2`. */
  rule: z.string().min(1),
  source: sourceSchema,
});

const sourcedText = z.strictObject({ text: z.string().min(1), source: sourceSchema });

export const directCaseSchema = z.enum(['medecin-traitant', 'rendez-vous', 'refus-de-soins', 'relations-medecin']);

export const procedureSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** `le conciliateur`, `le médiateur de l’Assurance maladie`, `le service réclamations`: as the letters name it. */
    role: z.string().min(1),
    /** `public`: CRPA applies (acknowledgement duties, silence). `private`: it does not. */
    regime: z.enum(['public', 'private']),
    /** `first-complaint`: this office is itself the first step; `last-resort`: another one comes first. */
    step: z.enum(['first-complaint', 'last-resort']),
    who: sourcedText.nullable(),
    /** Ways to write or speak to this office besides a reply, as its letters tell them. */
    channels: z.array(sourcedText),
    /** How and where the first complaint is made, when step is `last-resort`. */
    firstStep: sourcedText.nullable(),
    /** Silence of the caisse after which the last resort is open; null: the seed gives none, silence stated is enough. */
    silenceThreshold: z.strictObject({ period: periodSchema, source: sourceSchema }).nullable(),
    /** A telephone call alone counts as the prior complaint. */
    priorComplaintByTelephone: z.boolean(),
    directAccess: z.array(z.strictObject({ case: directCaseSchema, source: sourceSchema })),
    /** A court already seized bars the procedure. */
    courtSeizedBars: sourceSchema.nullable(),
    required: z.array(z.strictObject({ piece: pieceSchema, source: sourceSchema })),
    /** Asked only in one direct-access case. */
    conditional: z.array(z.strictObject({ when: directCaseSchema, piece: pieceSchema, source: sourceSchema })),
    /** Whether information, clarification and confirmation requests are told apart from complaints by the procedure's own text. */
    notAComplaint: z.array(sourcedText),
    deadlines: z.array(deadlineRuleSchema).min(1),
    /** Citizen's days to send what is missing (CRPA R. 112-11-4 asks for a date). */
    missingPiecesWithin: periodSchema,
    /** Paragraphs of the acknowledgement on what this procedure does and does not do to time limits and remedies. */
    effects: z.array(sourcedText),
    powers: sourcedText.nullable(),
    /** Remedies and next recourses, each with its time limit and address; `after-answer` ones go into the notice at the end. */
    recourses: z.array(
      z.strictObject({
        to: z.string().min(1),
        text: z.string().min(1),
        address: z.array(z.string()).default([]),
        url: z.string().optional(),
        when: z.enum(['alongside', 'after-answer']),
        source: sourceSchema,
      }),
    ),
    /** Earlier cases of the same person may be looked up by NIR (never for CPMS: domain.md § 1 no. 10). */
    personLookup: z.strictObject({ allowed: z.boolean(), source: sourceSchema }),
    /** Working days for the target after a citizen's new question on an answered case. */
    followUpTarget: periodSchema,
    freeOfCharge: z.boolean(),
  })
  .superRefine((procedure, problem) => {
    const count = (duty: Duty) => procedure.deadlines.filter((rule) => rule.duty === duty).length;
    const say = (path: string, message: string) => problem.addIssue({ code: 'custom', path: [path], message });
    if (procedure.step === 'last-resort' && procedure.firstStep === null)
      say('firstStep', 'a last resort must tell how the first complaint is made');
    if (count('acknowledgement') === 0)
      say('deadlines', 'a rule with duty "acknowledgement" is needed: it is the alarm');
    if (count('answer') > 1) say('deadlines', 'one rule with duty "answer" at most');
    if (count('safe-target') > count('answer')) say('deadlines', 'a "safe-target" needs the "answer" it keeps safe');
    if (new Set(procedure.deadlines.map((rule) => rule.kind)).size < procedure.deadlines.length)
      say('deadlines', 'each kind once');
  });

export type { Period };
export type Source = z.infer<typeof sourceSchema>;
export type DirectCase = z.infer<typeof directCaseSchema>;
export type Duty = z.infer<typeof dutySchema>;
export type DeadlineRule = z.infer<typeof deadlineRuleSchema>;
export type Procedure = z.infer<typeof procedureSchema>;

/** A procedure from its data. Throws a ZodError that names the field when a rule is missing or contradicts another. */
export function defineProcedure(data: z.input<typeof procedureSchema>): Procedure {
  return procedureSchema.parse(data);
}
