import type { ASTVisitor, StringValueNode, ValidationContext } from 'graphql';
import { gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';

/**
 * Refuses texts with the character NUL, in the document and in its variables: PostgreSQL neither stores nor looks for
 * one, and what it says about it would be a fault of ours. Once here, instead of at every argument.
 */
export function useStorableText(): Step {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(RemitStorableText);
    },
    onContextBuilding({ context }) {
      if (holdsNul(walkOf(context).params.variables)) throw notStorable();
    },
  };
}

function RemitStorableText(context: ValidationContext): ASTVisitor {
  return {
    StringValue({ value }: StringValueNode) {
      if (value.includes('\0')) context.reportError(notStorable());
    },
  };
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

function notStorable() {
  return gatewayError('BAD_USER_INPUT', 'A text holds the character NUL, which is none of any writing.');
}
