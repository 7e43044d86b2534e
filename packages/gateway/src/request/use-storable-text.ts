import type { ASTVisitor, StringValueNode, ValidationContext } from 'graphql';
import { gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';

/**
 * Refuses texts with the character NUL or with half a character, in the document and in its variables. PostgreSQL neither
 * stores nor looks for NUL, and what it says about it would be a fault of ours; half a character would be stored as
 * another one. Once here, instead of at every argument.
 */
export function useStorableText(): Step {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(RemitStorableText);
    },
    onContextBuilding({ context }) {
      if (holdsUnstorable(walkOf(context).params.variables)) throw notStorable();
    },
  };
}

function RemitStorableText(context: ValidationContext): ASTVisitor {
  return {
    StringValue({ value }: StringValueNode) {
      if (!isStorable(value)) context.reportError(notStorable());
    },
  };
}

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return !isStorable(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnstorable);
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function notStorable() {
  return gatewayError(
    'BAD_USER_INPUT',
    'A text holds the character NUL or half a character (a lone surrogate), which cannot be stored.',
  );
}
