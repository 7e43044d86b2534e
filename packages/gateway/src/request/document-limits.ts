/** How large a document may be. Counted with fragments unfolded, as they will be executed. */
export type DocumentLimits = {
  readonly characters: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly fields: number;
  /** In the whole document, as it is written. */
  readonly directives: number;
  /** Of one list, written in the document or in a variable. */
  readonly listItems: number;
};

export const DOCUMENT_LIMITS: DocumentLimits = {
  characters: 65_536,
  tokens: 4_000,
  depth: 15,
  aliases: 100,
  rootFields: 20,
  fields: 2_000,
  directives: 100,
  listItems: 500,
};
