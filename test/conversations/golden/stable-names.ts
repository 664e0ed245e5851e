/** What is drawn by lot in a run, under names that stay: references, signatures of reply addresses, Message-IDs. */
export class StableNames {
  readonly #references = new Map<string, string>();
  readonly #signatures = new Map<string, string>();
  readonly #messages = new Map<string, string>();

  reference(drawn: string): void {
    this.#references.set(drawn, `${drawn.split('-')[0]}-DOSSIER${this.#references.size + 1}`);
  }

  message(id: string, name: string): void {
    this.#messages.set(id, name);
  }

  applied(text: string): string {
    let told = text;
    for (const [id, name] of this.#messages) told = told.replaceAll(id, name);
    for (const [drawn, name] of this.#references) {
      told = told.replaceAll(drawn, name).replaceAll(drawn.toLowerCase(), name.toLowerCase());
    }
    return told.replace(/(\+[a-z]+-dossier\d+)\.([0-9a-z]{16})@/g, (_, tag: string, drawn: string) => {
      const key = `${tag}.${drawn}`;
      if (!this.#signatures.has(key)) this.#signatures.set(key, `jeton${this.#signatures.size + 1}`);
      return `${tag}.${this.#signatures.get(key)}@`;
    });
  }
}
