import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Every basis names its article, so that every read can. */
export const basisWithoutArticle = rule({
  needs: ['purposes'],
  run: ({ purposes }) =>
    purposes.flatMap(({ id, bases }) =>
      bases.flatMap((leaf, i): Fault[] =>
        leaf.value.articles.length > 0
          ? []
          : [
              {
                code: 'BASIS_WITHOUT_ARTICLE',
                path: `purposes[${id}].bases[${i}].articles`,
                message: `The basis "${leaf.value.type}" names no article. Add it, for example from the table of articles.`,
                source: leaf.source,
              },
            ],
      ),
    ),
});
