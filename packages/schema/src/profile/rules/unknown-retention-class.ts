import type { RetentionClass } from '../../taxonomy/retention-classes.ts';
import type { Fault } from '../faults.ts';
import type { Leaf } from '../leaf.ts';
import { rule } from './rule.ts';

/** A reference to a retention class that this profile does not have. */
export const unknownRetentionClass = rule({
  needs: ['retention', 'purposes', 'retentionExceptions', 'erasure'],
  run: ({ retention, purposes, retentionExceptions, erasure }) => {
    const known = new Set(retention.map((each) => each.class));
    const check = (path: string, id: RetentionClass, leaf: Leaf<unknown>): Fault[] =>
      known.has(id)
        ? []
        : [
            {
              code: 'UNKNOWN_RETENTION_CLASS',
              path,
              message: `It names the retention class "${id}", which this profile does not have. Add the class under "retention" or name another.`,
              source: leaf.source,
            },
          ];
    return [
      ...purposes.flatMap(({ id, retentionRef }) =>
        check(`purposes[${id}].retentionRef`, retentionRef.value, retentionRef),
      ),
      ...retentionExceptions.flatMap(({ classes }, i) =>
        classes.value.flatMap((id) => check(`retentionExceptions[${i}].classes`, id, classes)),
      ),
      ...retentionActions(erasure).flatMap(([id, leaf]) => check(`erasure.endActionByClass.${id}`, id, leaf)),
    ];
  },
});

type Actions = {
  readonly endActionByClass: Readonly<Partial<Record<RetentionClass, Leaf<string> | undefined>>>;
};

function retentionActions({ endActionByClass }: Actions): [RetentionClass, Leaf<string>][] {
  const entries = Object.entries(endActionByClass) as [RetentionClass, Leaf<string> | undefined][];
  return entries.flatMap(([id, leaf]) => (leaf === undefined ? [] : [[id, leaf]]));
}
