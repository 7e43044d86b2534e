// In the workspace the exports condition "@remit/source" leads to the TypeScript sources, which are not published.
// So the condition is taken out of a package.json while it is being packed, here, once, for all packages.
// An entry that has nothing else ("./testing") is for the workspace alone and goes with it.
const withoutSource = (target) => {
  if (target === null || typeof target !== 'object') return target;
  const kept = Object.entries(target)
    .filter(([condition]) => condition !== '@remit/source')
    .map(([condition, next]) => [condition, withoutSource(next)])
    .filter(([, next]) => next !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
};

export const hooks = {
  beforePacking: (manifest) => ({ ...manifest, exports: withoutSource(manifest.exports) }),
};
