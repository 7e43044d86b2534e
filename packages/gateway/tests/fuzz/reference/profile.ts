/** The parts of a published policy that the reference reads, as they stand in the database. */

export type ReferenceLeaf<Value> = {
  readonly value: Value;
  readonly provenance: string;
  readonly source: string;
};

export type ReferenceBasis = { readonly type: string; readonly appliesTo?: readonly string[] };

export type ReferencePurpose = {
  readonly id: string;
  readonly dataCategories: readonly ReferenceLeaf<string>[];
  readonly identityLevel: ReferenceLeaf<'identified' | 'pseudonymous' | 'anonymous'>;
  readonly bases: readonly ReferenceLeaf<ReferenceBasis>[];
  readonly restrictionExempt: ReferenceLeaf<boolean>;
  readonly sourceSection: ReferenceLeaf<string>;
  readonly marketing?: ReferenceLeaf<{ readonly channels: readonly string[] }>;
};

export type ReferenceProfile = {
  readonly id: string;
  readonly sourceFile: { readonly name: string };
  readonly controller: { readonly country: ReferenceLeaf<string> };
  readonly purposes: readonly ReferencePurpose[];
  readonly roles: readonly { readonly id: string; readonly purposes: ReferenceLeaf<readonly string[]> }[];
  readonly children: { readonly minAge: ReferenceLeaf<number> };
  readonly consent: {
    readonly granularity: ReferenceLeaf<'purpose' | 'purpose_channel'>;
  };
  readonly channels: readonly { readonly id: string; readonly public: ReferenceLeaf<boolean> }[];
  readonly transfers: {
    readonly freeAreas: ReferenceLeaf<readonly string[]>;
    readonly mechanisms: ReferenceLeaf<readonly string[]>;
  };
  readonly recipients: readonly {
    readonly role: ReferenceLeaf<string>;
    readonly purposes: ReferenceLeaf<readonly string[]>;
  }[];
  readonly disclosure: {
    readonly authority: {
      readonly grounds: ReferenceLeaf<readonly string[]>;
      readonly minimise: ReferenceLeaf<boolean>;
    };
  };
  readonly marketing: { readonly thirdPartyShare: ReferenceLeaf<string> };
  readonly recipientRegister: { readonly registerExport: ReferenceLeaf<unknown> };
  readonly rights: Readonly<
    Record<'object' | 'restrict' | 'erase', { readonly granted: ReferenceLeaf<boolean> }>
  >;
};

/** Whether a category on a list means the one asked for: itself, or something above it. */
export function lists(listed: string, asked: string): boolean {
  return asked === listed || asked.startsWith(`${listed}.`);
}
