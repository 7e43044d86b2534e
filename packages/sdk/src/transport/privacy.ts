import { privacyOf } from '../denial.ts';
import type { RemitOptions } from '../options.ts';

/** How an operation on the WebSocket declares its purpose: the connection is shared by all purposes. */
export function extensionsFor(purpose: string | undefined): Record<string, unknown> | undefined {
  return purpose === undefined ? undefined : { purpose };
}

/** Tells each denial to the app's hook. A hook that throws must not take the answer with it. */
export function reportDenials(
  result: { readonly extensions?: unknown },
  onDenial: RemitOptions['onDenial'],
): void {
  if (onDenial === undefined) return;
  for (const denial of privacyOf(result).denials) {
    try {
      onDenial(denial);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
