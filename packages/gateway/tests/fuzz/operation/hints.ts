import { SHARED_WORDS } from '../world/canaries.ts';
import type { World } from '../world/world.ts';

/** What a caller who knows a lot could write into an operation: ids, addresses, names, moments. */
export type Hints = {
  readonly own: HintsOfController;
  /** Another controller's: everything of it must stay unknown. */
  readonly foreign: HintsOfController;
};

export type HintsOfController = {
  readonly tickets: readonly string[];
  readonly chats: readonly string[];
  readonly people: readonly string[];
  readonly agents: readonly string[];
  readonly messages: readonly string[];
  readonly others: readonly string[];
  readonly emails: readonly string[];
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly subjects: readonly string[];
  readonly teams: readonly string[];
  readonly tags: readonly string[];
  readonly fieldKeys: readonly string[];
  readonly fieldValues: readonly string[];
  readonly words: readonly string[];
  readonly moments: readonly string[];
  readonly purposes: readonly string[];
};

/** The hints of every controller, by its id. */
export function readHints(world: World): ReadonlyMap<number, HintsOfController> {
  return new Map(world.controller.map(({ id }) => [id, hintsOf(world, id)]));
}

function hintsOf(world: World, controllerId: number): HintsOfController {
  const conversations = world.having('conversation', 'controller_id', controllerId);
  const people = world.having('data_subject', 'controller_id', controllerId);
  const messages = world.having('message', 'controller_id', controllerId);
  const ids = (rows: readonly { readonly public_id: string }[]) => rows.map(({ public_id }) => public_id);
  const present = (values: readonly (string | null)[]) => values.filter((value) => value !== null);
  const customers = people.filter(({ kind }) => kind === 'CUSTOMER');
  const policy = world.byId('policy_version', world.byId('controller', controllerId)?.current_policy_id);
  const profile = policy?.profile as { purposes: readonly { id: string }[] };
  return {
    tickets: ids(conversations.filter(({ kind }) => kind === 'TICKET')),
    chats: ids(conversations.filter(({ kind }) => kind === 'CHAT')),
    people: ids(customers),
    agents: ids(people.filter(({ kind }) => kind === 'STAFF')),
    messages: [
      ...ids(messages),
      ...ids(world.having('internal_note', 'controller_id', controllerId)),
      ...ids(world.having('attachment', 'controller_id', controllerId)),
      ...ids(world.having('note_attachment', 'controller_id', controllerId)),
    ],
    // Things that have an id and are no node.
    others: [
      ...ids(world.having('team', 'controller_id', controllerId).slice(0, 1)),
      ...ids(world.having('visit', 'controller_id', controllerId).slice(0, 3)),
      ...ids(world.having('consent_record', 'controller_id', controllerId).slice(0, 3)),
      ...ids(world.having('grant', 'controller_id', controllerId).slice(0, 3)),
    ],
    emails: present(customers.map(({ email }) => email)),
    names: present(customers.map(({ display_name }) => display_name)),
    phones: present(customers.map(({ phone_number }) => phone_number)),
    subjects: present(conversations.map(({ subject }) => subject)),
    teams: ids(world.having('team', 'controller_id', controllerId)),
    tags: [...new Set(conversations.flatMap(({ tags }) => tags))],
    fieldKeys: world.having('custom_field', 'controller_id', controllerId).map(({ key }) => key),
    fieldValues: present(
      world.having('custom_field_value', 'controller_id', controllerId).map(({ value }) => value),
    ),
    words: [...SHARED_WORDS, ...messages.slice(0, 40).map(({ body }) => body)],
    moments: conversations.map(({ opened_at }) => opened_at.toISOString()),
    purposes: profile.purposes.map(({ id }) => id),
  };
}
