/** Whether two types are the same, seen through and through; `Equals<{ a: 1 }, { readonly a: 1 }>` is false. */
export type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only for `true`: `assertType<Equals<typeof data, { id: string }>>(true)`. */
export function assertType<Holds extends boolean>(_holds: Holds): void {}
