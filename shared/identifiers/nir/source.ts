/** Where in a mail a text stands; `body` is the author's own new words. The names are the contract's. */
export type NirSource = 'subject' | 'body' | 'signature' | 'quoted' | 'forwarded' | 'attachment';
