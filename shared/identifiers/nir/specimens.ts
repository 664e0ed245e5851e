/**
 * Numbers printed on specimen cards, in encyclopaedias and in test suites (domain.md § 2.10), without their keys.
 * They are well formed, so they are accepted, and flagged: a case must not be opened on one silently.
 */
const SPECIMENS: ReadonlySet<string> = new Set([
  '2690549588157',
  '2550814168025',
  '2940375120005',
  '1531245007231',
  '278112B050002',
  '2951099126111',
  '253072A073004',
  '253072B073004',
  '186022A215325',
  '141062A782005',
  '3410680782005',
  '1412080782005',
  '7186100188264',
  '8186100173573',
  '2840588321025',
  '1980123123456',
  '2551299123457',
  '2100121101003',
  '1900175010120',
  '1750397201235',
]);

/** Whether thirteen compact characters are a published specimen. */
export function isSpecimen(thirteen: string): boolean {
  return SPECIMENS.has(thirteen);
}
