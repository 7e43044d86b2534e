/** Does it once; what failed is done again when it is asked for again. */
export function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let making: Promise<Result> | undefined;
  return () =>
    (making ??= make().catch((cause: unknown) => {
      making = undefined;
      throw cause;
    }));
}
