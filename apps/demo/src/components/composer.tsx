import { useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly button: string;
  readonly isBusy: boolean;
  /** @returns true when it was sent, and the text may go */
  readonly onSend: (text: string) => Promise<boolean>;
}

/** A field to write in: Enter sends, Shift and Enter begins a line. */
export function Composer({ label, button, isBusy, onSend }: Props) {
  const [text, setText] = useState('');
  const id = useId();

  async function send(): Promise<void> {
    if (text.trim() === '' || isBusy) return;
    if (await onSend(text.trim())) setText('');
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Enter also ends a word in some keyboards; that Enter sends nothing.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <button type="submit" className="primary" aria-disabled={isBusy}>
        {button}
      </button>
    </form>
  );
}
