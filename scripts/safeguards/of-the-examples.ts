import { example, type Safeguard } from './safeguard.ts';

const TERMINAL = 'an-app-is-installed-from-a-terminal';
const MIRROR = 'the-crm-holds-what-remit-answers';
const CONNECTED = 'an-account-is-connected';
const ZAP = 'a-zap-reads-and-writes';
const ONCE = 'a-ticket-is-posted-once';
const REPLIES = 'replies-reach-the-ticket';

/** What an app of somebody else owes to the people whose data it was given. */
export const examples: readonly Safeguard[] = [
  example(
    'install',
    { id: 'kept tokens are for one user', without: 'whoever has an account on the machine is the app' },
    ['in-file.ts', "{ mode: 0o600, flag: 'wx' }", "{ flag: 'wx' }"],
    TERMINAL,
  ),
  example(
    'install',
    {
      id: 'an installation ends with its own answer',
      without: 'any page in the browser could end an installation that is under way',
    },
    ['listen-for-answer.ts', "address.searchParams.get('state') !== wanted", 'wanted.length === 0'],
    TERMINAL,
  ),
  example(
    'install',
    { id: 'answers come to this machine', without: 'a code would be awaited where others can read it' },
    ['install-app.ts', '  assertOnThisMachine(redirectUri);\n', ''],
    TERMINAL,
  ),
  example(
    'install',
    {
      id: 'a registration token goes to its own server',
      without: 'a server that names another as itself gets the token of that one',
    },
    ['register-app.ts', 'described.issuer !== issuer || ', ''],
    TERMINAL,
  ),
  example(
    'crm-sync',
    {
      id: 'CRM: what is withheld is cleared',
      without: 'the address for campaigns outlives the consent that it rests on',
    },
    [
      'crm-objects.ts',
      "remit_campaign_email: campaignAddress ?? '',",
      '...(campaignAddress !== null && { remit_campaign_email: campaignAddress }),',
    ],
    MIRROR,
  ),
  example(
    'crm-sync',
    {
      id: 'CRM: nobody without data',
      without: 'whoever was erased or restricted stays a contact',
    },
    ['crm-objects.ts', 'if (Object.values(given).every((value) => value === null)) return undefined;', ''],
    MIRROR,
  ),
  example(
    'crm-sync',
    { id: 'CRM: who is gone is removed', without: 'the CRM keeps people whom Remit does not name any more' },
    ['sync-all.ts', '([id]) => !wanted.has(id)', '() => false'],
    MIRROR,
  ),
  example(
    'crm-sync',
    {
      id: 'CRM: half a list is none',
      without: 'everybody on a page that did not come is deleted at the CRM',
    },
    [
      'read-remit.ts',
      "if (page === null) throw new Error('The gateway did not answer the whole list. Nothing was changed.');",
      'if (page === null) return { items, denials };',
    ],
    MIRROR,
  ),
  example(
    'crm-sync',
    { id: 'CRM: deleted for good', without: 'a contact is archived, with all its data' },
    ['crm.ts', "if (kind === 'contacts') {", "if (kind === 'neither') {"],
    MIRROR,
  ),
  example(
    'crm-sync',
    { id: 'CRM: only its own', without: 'contacts that somebody typed into the CRM are deleted as well' },
    [
      'crm.ts',
      'if (remitId) found.set(remitId, heldOf(object));',
      'found.set(remitId ?? object.id, heldOf(object));',
    ],
    MIRROR,
  ),
  example(
    'slack-bridge',
    {
      id: 'Slack: only in the channel of the tickets',
      without: 'everybody in the workspace can read every ticket by its id',
    },
    ['answer-slack.ts', 'if (command.channel_id !== channel.id)', 'if (command.channel_id === undefined)'],
    'text-of-customers-does-nothing',
  ),
  example(
    'slack-bridge',
    {
      id: 'Slack: words of a customer are words',
      without: 'whoever writes a ticket can call the whole channel',
    },
    ['channel.ts', "{ parse: 'none', link_names: false }", '{}'],
    'text-of-customers-does-nothing',
  ),
  example(
    'slack-bridge',
    { id: 'Slack: a reply is one reply', without: 'what Slack sends again stands on the ticket again' },
    ['answer-slack.ts', '{ idempotencyKey: `slack-${channel.id}-${ts}` },', '{},'],
    REPLIES,
  ),
  example(
    'slack-bridge',
    {
      id: 'Slack: only members who are at the desk',
      without: 'whoever is in the channel writes in the name of an agent',
    },
    [
      'answer-slack.ts',
      'Object.hasOwn(agents, user) ? agents[user] : undefined;',
      'Object.values(agents)[0];',
    ],
    REPLIES,
  ),
  example(
    'slack-bridge',
    {
      id: 'Slack: asked what was posted',
      without: 'a process that was killed posts a ticket again',
    },
    ['post-tickets.ts', '(isKnown ? await channel.find(id) : undefined)', 'undefined'],
    ONCE,
  ),
  example(
    'slack-bridge',
    {
      id: 'Slack: it looks again at what it posted',
      without: 'the words of somebody who was erased stay in the channel',
    },
    ['post-tickets.ts', '        await lookAtAll();\n', ''],
    'what-may-not-be-shown',
  ),
  example(
    'zapier',
    {
      id: 'Zapier: a ticket is made once',
      without: 'each time that Zapier runs a step again there is one more',
    },
    ['create-ticket.ts', ', { idempotencyKey }', ''],
    ZAP,
  ),
  example(
    'zapier',
    {
      id: 'Zapier: what is withheld is said',
      without: 'nobody tells what is withheld from what was never there',
    },
    ['in-words.ts', "withheld: lines.join('\\n') || null", 'withheld: null'],
    ZAP,
  ),
  example(
    'zapier',
    { id: 'Zapier: half an answer is none', without: 'what failed on its way passes for what is not there' },
    ['in-words.ts', '  if (failure !== undefined) throw failure;\n', ''],
    ZAP,
  ),
  example(
    'zapier',
    {
      id: 'Zapier: an approval that was taken back ends it',
      without: 'Zaps fail one after the other, and nobody is told that the desk said no',
    },
    ['authentication.ts', "  if (error === 'invalid_grant') throw notGood;\n", ''],
    CONNECTED,
  ),
  example(
    'zapier',
    { id: 'Zapier: nothing unencrypted', without: 'the secret of the integration goes over plain http' },
    [
      'remit.ts',
      "if (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) return origin;",
      'if (protocol) return origin;',
    ],
    CONNECTED,
  ),
];
