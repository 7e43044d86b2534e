import type { ConversationStatus } from '@remit/sdk';
import { useState } from 'react';
import { asTitle } from '../../words/data-categories.ts';
import type { Filters, SearchIn } from './filters.ts';

const STATUSES: readonly ConversationStatus[] = ['OPEN', 'PENDING', 'RESOLVED', 'CLOSED'];
const PLACES: Readonly<Record<SearchIn, string>> = {
  messages: 'in what was written',
  name: 'in names',
  email: 'in e-mail addresses',
};

interface Props {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** The visitor on the other side of the page. */
  readonly visitorId: string | undefined;
}

/** Search and filters of the list. */
export function InboxFilters({ filters, onChange, visitorId }: Props) {
  const [words, setWords] = useState(filters.words);
  return (
    <search>
      <form
        className="filters"
        aria-label="Search the conversations"
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ ...filters, words });
        }}
      >
        <input
          type="search"
          aria-label="Search for"
          placeholder="Search"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === '') onChange({ ...filters, words: '' });
          }}
        />
        <button type="submit">Find</button>
        <select
          aria-label="Where to search"
          value={filters.searchIn}
          onChange={(event) => onChange({ ...filters, words, searchIn: event.target.value as SearchIn })}
        >
          {Object.entries(PLACES).map(([place, label]) => (
            <option key={place} value={place}>
              {label}
            </option>
          ))}
        </select>
        <select
          aria-label="Status"
          value={filters.status ?? ''}
          onChange={(event) => {
            const status = STATUSES.find((each) => each === event.target.value);
            onChange({ ...filters, status });
          }}
        >
          <option value="">Any status</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {asTitle(status.toLowerCase())}
            </option>
          ))}
        </select>
        {visitorId && (
          <label className="check">
            <input
              type="checkbox"
              checked={filters.onlyOf === visitorId}
              onChange={(event) =>
                onChange({ ...filters, onlyOf: event.target.checked ? visitorId : undefined })
              }
            />
            Only from the visitor on this page
          </label>
        )}
      </form>
    </search>
  );
}
