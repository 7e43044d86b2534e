import type { Sql } from '@remit/schema';
import { chanceOf } from './canaries.ts';
import { readWorld } from './world.ts';

const DAY = 86_400_000;

/**
 * Puts a fifth of the conversations, visits and invoices past their retention, lets the time of some come while the run
 * lasts, and ties some tickets to chats, so that an invisible row is reached from a visible one.
 */
export async function setRetention(sql: Sql, seed: number, now: Date): Promise<void> {
  const world = await readWorld(sql);
  for (const table of ['conversation', 'visit', 'invoice'] as const) {
    for (const { id } of world[table]) {
      const at = chanceOf(`${seed}/${table}/${id}/retention`);
      const days =
        at < 0.18 ? -2 : at < 0.3 ? chanceOf(`${seed}/${table}/${id}/ends`) * 8 : at < 0.4 ? 400 : undefined;
      await sql.query(`retain_${table}`, `UPDATE "${table}" SET retain_until = $2 WHERE id = $1`, [
        id,
        days === undefined ? null : new Date(now.getTime() + days * DAY),
      ]);
    }
  }
  for (const person of world.data_subject) {
    const own = world.having('conversation', 'requester_id', person.id);
    const tickets = own.filter(({ kind }) => kind === 'TICKET');
    const chats = own.filter(({ kind }) => kind === 'CHAT');
    for (const [index, chat] of chats.entries()) {
      const ticket = tickets[index];
      if (ticket === undefined || own.some(({ chat_id }) => chat_id === chat.id)) continue;
      await sql.query('tie_ticket_to_chat', 'UPDATE conversation SET chat_id = $2 WHERE id = $1', [
        ticket.id,
        chat.id,
      ]);
    }
  }
}
