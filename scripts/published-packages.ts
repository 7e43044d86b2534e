/** The packages that go to the npm registry, and what each promises beyond what all promise. */
export interface PublishedPackage {
  readonly folder: string;
  readonly name: string;
  /** Oldest Node that the built output runs on. */
  readonly node: string;
  /** `esm-only`: import alone (Node ≥ 22.12 may require() it too). `node16`: import and require. */
  readonly types: 'esm-only' | 'node16';
}

export const publishedPackages: readonly PublishedPackage[] = [
  { folder: 'packages/schema', name: '@remit/schema', node: '>=22.18', types: 'esm-only' },
  { folder: 'packages/gateway', name: '@remit/gateway', node: '>=22.18', types: 'esm-only' },
  { folder: 'packages/sdk', name: '@remit/sdk', node: '>=20', types: 'node16' },
];
