import type { Context } from '../context.ts';
import { Refusal } from './problem.ts';

/**
 * For what only staff and apps may do.
 * @throws Refusal NOT_ALLOWED when a visitor asks for it
 */
export function refuseVisitors({ caller }: Context, remedy = 'Write a reply instead.'): void {
  if (caller.kind !== 'VISITOR') return;
  throw new Refusal({ code: 'NOT_ALLOWED', message: 'Only staff and apps can do this.', remedy });
}
