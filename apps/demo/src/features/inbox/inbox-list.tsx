import type { Denial } from '@remit/sdk';
import { DarkWord, denialOf } from '../../components/dark-field.tsx';
import { Fault, Loading, Notice } from '../../components/notice.tsx';
import { Time } from '../../components/time.tsx';
import { reasonInWords } from '../../words/denial-reasons.ts';
import { languageOf } from '../../words/language-of.ts';
import type { Row, useRows } from './use-rows.ts';

interface Props {
  readonly list: ReturnType<typeof useRows>;
  readonly chosen: string | undefined;
  readonly visitorId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onMore: () => void;
}

/** The conversations, newest first. */
export function InboxList({ list, chosen, visitorId, onChoose, onMore }: Props) {
  const { rows, total, denials, narrowed, fault, isLoading, reread } = list;
  if (fault) return <Fault fault={fault} onRetry={reread} />;
  if (rows === undefined && isLoading) return <Loading lines={8} label="Loading the list" />;
  const dark: DarkOnes = {
    name: darkOf(
      count(rows, ({ name }) => name === null),
      denialOf(denials, 'DataSubject.displayName'),
    ),
    subject: darkOf(
      count(rows, ({ subject }) => subject === null),
      denialOf(denials, 'Ticket.subject'),
    ),
  };
  return (
    <>
      {denials.filter(isOfTheList).map((denial) => (
        <Notice key={denial.coordinate}>
          <p>
            {reasonInWords(denial.reason).sentence} {denial.remedy} <code>{denial.coordinate}</code>
          </p>
        </Notice>
      ))}
      {narrowed.map(({ coordinate, message }) => (
        <Notice key={coordinate}>
          <p>
            <strong>Narrowed.</strong> {message}
          </p>
        </Notice>
      ))}
      {rows?.length === 0 && <p className="empty">Nothing found.</p>}
      <ul className="rows">
        {rows?.map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === chosen} onClick={() => onChoose(row.id)}>
              <RowText row={row} dark={dark} isVisitor={row.requesterId === visitorId} />
            </button>
          </li>
        ))}
      </ul>
      {rows && rows.length > 0 && (
        <p className="quiet rows-end">
          {rows.length} of {total}{' '}
          {rows.length < total && (
            <button type="button" onClick={onMore}>
              Show more
            </button>
          )}
        </p>
      )}
    </>
  );
}

interface Dark {
  readonly denial: Denial;
  readonly isSure: boolean;
}

interface DarkOnes {
  readonly name: Dark | undefined;
  readonly subject: Dark | undefined;
}

function RowText({ row, dark, isVisitor }: { row: Row; dark: DarkOnes; isVisitor: boolean }) {
  const { kind, name, subject, status, at } = row;
  return (
    <>
      <span className="row-name">{name ?? <Missing dark={dark.name} label="Name" />}</span>
      <Time iso={at} />
      <span className="row-about" lang={languageOf(subject)}>
        {kind === 'chats' ? 'Chat' : (subject ?? <Missing dark={dark.subject} label="Subject" />)}
      </span>
      <span className={`status status-${status.toLowerCase()}`}>{status.toLowerCase()}</span>
      {isVisitor && <span className="row-visitor">the visitor on this page</span>}
    </>
  );
}

function Missing({ dark, label }: { readonly dark: Dark | undefined; readonly label: string }) {
  return dark ? (
    <DarkWord denial={dark.denial} label={label} isSure={dark.isSure} />
  ) : (
    <span className="quiet">{label} not on file</span>
  );
}

/**
 * A denial counts what was withheld, and does not say in which rows. Where fewer were withheld than are missing, a missing
 * one may also be one that nobody gave.
 */
function darkOf(missing: number, denial: Denial | undefined): Dark | undefined {
  return denial && denial.count > 0 ? { denial, isSure: missing <= denial.count } : undefined;
}

function count(rows: readonly Row[] | undefined, isMissing: (row: Row) => boolean): number {
  return rows?.filter(isMissing).length ?? 0;
}

/** Denials of the list itself, or of what it is searched by; those of its fields show in the rows. */
function isOfTheList({ coordinate }: Denial): boolean {
  return /^(Query\.|TicketFilter\.|ChatFilter\.)/.test(coordinate);
}
