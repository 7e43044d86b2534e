import type { ReactNode } from 'react';
import type { Problem } from './use-change.ts';

/** A few words about the state of a part of the page. */
export function Notice({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'fault';
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'fault' ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** A part that could not be loaded, with the way out. */
export function Fault({ fault, onRetry }: { readonly fault: string; readonly onRetry?: () => void }) {
  return (
    <Notice tone="fault">
      <p>{fault}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </Notice>
  );
}

/** Why a change was not made, and what can be done instead. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="fault">
      {problems.map(({ message, remedy }) => (
        <p key={message}>
          {message} {remedy}
        </p>
      ))}
    </Notice>
  );
}

/** Grey lines of the size of what is coming, so that nothing jumps when it is there. */
export function Loading({ lines, label }: { readonly lines: number; readonly label: string }) {
  return (
    <output className="loading">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading-line" aria-hidden="true" />
      ))}
    </output>
  );
}
