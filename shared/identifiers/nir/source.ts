/** Where in a mail a text stands; `body` is the author's own new words. The names are the contract's. */
export type NirSource = 'subject' | 'body' | 'signature' | 'quoted' | 'forwarded' | 'attachment';

/** Where a number carries most weight at equal rank: the least (domain.md § 2.9). */
export const SOURCE_RANK: Readonly<Record<NirSource, number>> = {
  body: 0,
  subject: 1,
  signature: 2,
  forwarded: 3,
  quoted: 4,
  attachment: 5,
};
