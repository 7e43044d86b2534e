import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import { addPeriod } from '../profile/add-period.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import type { Staff } from './agents.ts';
import type { Business, Thread } from './business.ts';
import { messageTimes, openingTime, statusFor } from './conversation-times.ts';
import { filled, slotsFor, type Speakers } from './fill.ts';
import type { Customer } from './people.ts';
import type { Random } from './random.ts';
import { before, type ControllerRows, day, hour, type Owner } from './rows.ts';

type Rows = Pick<ControllerRows, 'conversations' | 'messages' | 'attachments'>;
type Cast = { readonly customers: readonly Customer[]; readonly staff: readonly Staff[] };
type Setting = {
  readonly business: Business;
  readonly profile: PolicyProfile;
  readonly owner: Owner;
  readonly now: Date;
  readonly random: Random;
};

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Share of conversations that are older than the policy keeps closed ones, and so are invisible. */
const pastRetention = 0.02;
/** Share of chats that were turned into a ticket. */
const converted = 0.05;

/** Tickets and chats with their messages, each thread taken from the business and filled in. */
export function makeConversations(count: number, cast: Cast, setting: Setting): Rows {
  const rows: Rows = { conversations: [], messages: [], attachments: [] };
  const { business, profile, now, random } = setting;
  const period = profile.retention.find((entry) => entry.class === 'ticket.closed')?.period.value;
  const deal = dealer(business.threads, random);
  while (rows.conversations.length < count) {
    const customer = random.pick(cast.customers);
    const thread = deal(customer);
    const kind = kindOf(thread, customer, random);
    const expired = typeof period === 'object' && random.chance(pastRetention);
    const openedAt = expired
      ? before(now, lengthOf(period) * (1.02 + 0.2 * random.next()))
      : openingTime(now, random);
    const chat = write(rows, { thread, kind, customer, openedAt, cast, setting });
    const turns =
      kind === 'CHAT' && chat.end < before(now, day) && !customer.anonymous && random.chance(converted);
    if (turns && rows.conversations.length < count) {
      write(rows, { thread, kind: 'TICKET', customer, openedAt: chat.end, cast, setting, chatId: chat.id });
    }
  }
  return rows;
}

/** Deals every thread of a language once before any comes again, so that neighbours in a list differ. */
function dealer(threads: readonly Thread[], random: Random): (customer: Customer) => Thread {
  const decks = new Map<string, Thread[]>();
  return ({ language, anonymous }) => {
    const spoken = language === 'sr-Cyrl' ? 'sr' : language;
    const key = `${spoken}/${anonymous}`;
    const fitting = threads.filter(
      (each) => each.language === spoken && (!anonymous || suitsAnonymous(each)),
    );
    const deck = decks.get(key)?.length ? (decks.get(key) ?? []) : random.sample(fitting, fitting.length);
    decks.set(key, deck.slice(1));
    const [thread] = deck;
    if (thread === undefined) throw new Error(`No thread is written in ${spoken} for ${key}.`);
    return thread;
  };
}

/** Who left no name is asked for no address either. */
function suitsAnonymous({ kind, lines }: Thread): boolean {
  return kind !== 'ticket' && !lines.some((line) => line.includes('{email}') || line.includes('{phone}'));
}

function kindOf(thread: Thread, customer: Customer, random: Random): 'TICKET' | 'CHAT' {
  if (customer.anonymous || thread.kind === 'chat') return 'CHAT';
  return thread.kind === 'ticket' || random.chance(0.4) ? 'TICKET' : 'CHAT';
}

/** Milliseconds, roughly: only to find a moment that is surely past the period. */
function lengthOf({ n, unit }: { n: number; unit: string }): number {
  return n * ({ year: 366 * day, month: 31 * day, day }[unit] ?? hour);
}

type Writing = {
  readonly thread: Thread;
  readonly kind: 'TICKET' | 'CHAT';
  readonly customer: Customer;
  readonly openedAt: Date;
  readonly cast: Cast;
  readonly setting: Setting;
  readonly chatId?: number;
};

function write(
  rows: Rows,
  { thread, kind, customer, openedAt, cast, setting, chatId }: Writing,
): { id: number; end: Date } {
  const { business, profile, owner, now, random } = setting;
  const answering = random.pick(cast.staff.filter(({ answers }) => answers));
  const speakers: Speakers = {
    language: customer.language,
    email: customer.email,
    phone: customer.phone,
    requesterFeminine: customer.feminine,
    agentName: answering.givenName,
    agentFeminine: answering.feminine,
  };
  const slots = slotsFor(business, speakers, openedAt, random);
  const status = statusFor(kind, now.getTime() - openedAt.getTime(), random);
  const lines = linesFor(thread, status, random);
  const times = messageTimes(kind, openedAt, lines.length, now, random);
  const id = rows.conversations.length + 1;
  const { controllerId } = owner;
  const ofPerson = { controllerId, conversationId: id, requesterId: customer.row.id };
  lines.forEach(({ by, line }, index) => {
    const [body = '', ...files] = line.split(/\s*\[\[|\]\]/).filter((part) => part !== '');
    const message: Rows['messages'][number] = {
      id: rows.messages.length + 1,
      publicId: newPublicId(kind === 'TICKET' ? 'ticketMessage' : 'chatMessage', random.bytes),
      ...ofPerson,
      kind,
      authorId: by === 'agent' ? answering.row.id : customer.row.id,
      body: filled(body, slots, speakers, by),
      sentAt: times[index] ?? openedAt,
    };
    rows.messages.push(message);
    for (const file of files) {
      const fileName = filled(file, slots, speakers, 'agent');
      rows.attachments.push({
        publicId: newPublicId('attachment', random.bytes),
        ...ofPerson,
        messageId: message.id,
        authorId: message.authorId,
        fileName,
        mediaType: mediaTypes[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        byteSize: random.int(18_000, 3_800_000),
        createdAt: message.sentAt,
      });
    }
  });
  const end = times.at(-1) ?? openedAt;
  const closedAt =
    status === 'CLOSED' ? earlier(new Date(end.getTime() + hour * random.int(0, 40)), now) : null;
  const conversation: Rows['conversations'][number] & Prisma.ConversationCreateManyInput = {
    id,
    publicId: newPublicId(kind === 'TICKET' ? 'ticket' : 'chat', random.bytes),
    controllerId,
    kind,
    status,
    priority: kind === 'TICKET' ? random.weighted({ LOW: 4, NORMAL: 12, HIGH: 3, URGENT: 1 }) : 'NORMAL',
    subject: kind === 'TICKET' ? filled(thread.subject, slots, speakers, 'requester') : null,
    purpose: (kind === 'TICKET' ? profile.helpdesk.ticketing : profile.helpdesk.liveChat).value,
    requesterId: customer.row.id,
    assigneeId: lines.some(({ by }) => by === 'agent') || random.chance(0.3) ? answering.row.id : null,
    openedAt,
    lastMessageAt: end,
    closedAt,
    firstRespondedAt: times[lines.findIndex(({ by }) => by === 'agent')] ?? null,
    resolvedAt: status === 'RESOLVED' || status === 'CLOSED' ? (closedAt ?? end) : null,
    retainUntil: closedAt && retainUntil(profile, closedAt),
    chatId: chatId ?? null,
  };
  rows.conversations.push(conversation);
  if (customer.row.createdAt === undefined || customer.row.createdAt > openedAt)
    customer.row.createdAt = openedAt;
  return { id, end: closedAt ?? end };
}

/** A finished thread whole; one that is still open ends where somebody waits for an answer. */
function linesFor(
  { lines }: Thread,
  status: string,
  random: Random,
): { by: 'requester' | 'agent'; line: string }[] {
  const withExtra = random.chance(0.6);
  const spoken = lines
    .filter((line) => withExtra || !line.startsWith('?'))
    .map((line) => line.replace(/^\?/, ''))
    .map((line) => ({
      by: line.startsWith('> ') ? ('agent' as const) : ('requester' as const),
      line: line.replace(/^> /, ''),
    }));
  if (status === 'CLOSED' || status === 'RESOLVED') return spoken;
  const waitingFor = status === 'OPEN' ? 'requester' : 'agent';
  const ends = spoken.flatMap(({ by }, index) => (by === waitingFor && index >= 2 ? [index + 1] : []));
  return spoken.slice(0, ends.length > 0 ? random.pick(ends) : undefined);
}

function retainUntil({ retention, controller }: PolicyProfile, closedAt: Date): Date | null {
  const kept = retention.find((entry) => entry.class === 'ticket.closed');
  return kept === undefined ? null : addPeriod(closedAt, kept.period.value, controller.timeZone.value);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
