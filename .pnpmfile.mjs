// In the workspace the exports condition "@remit/source" leads to the TypeScript sources, which are not published.
// So the condition is taken out of a package.json while it is being packed, here, once, for all packages.
const withoutSource = (exports) =>
  exports !== null && typeof exports === 'object'
    ? Object.fromEntries(
        Object.entries(exports)
          .filter(([condition]) => condition !== '@remit/source')
          .map(([condition, target]) => [condition, withoutSource(target)]),
      )
    : exports;

export const hooks = {
  beforePacking: (manifest) => ({ ...manifest, exports: withoutSource(manifest.exports) }),
};
