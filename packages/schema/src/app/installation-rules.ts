import { ruleOnTransfer } from '../profile/transfers.ts';
import { TRANSFER_MECHANISM_IDS, TRANSFER_MECHANISMS } from '../taxonomy/areas.ts';
import { dataRules } from './data-rules.ts';
import { type Finding, type InstallationRule, refused } from './installation-rule.ts';
import { owesNoticeOfSale } from './notice-of-sale.ts';
import { mustBeListedFirst } from './recipient-of.ts';

const nothing: readonly Finding[] = [];

const isEntered: InstallationRule = ({ policy, recipient, nameIsTaken, manifest, ...rest }) => {
  const { recipientRegister } = policy.profile;
  const clause = policy.clauseFor(recipientRegister.newRecipients ?? recipientRegister.registerExport);
  if (nameIsTaken === true) {
    return refused(
      'NAME_OF_ANOTHER',
      `The register has an entry "${manifest.name}" that is not known to be this app. If it is the same company, say so in the register first.`,
      null,
      { kind: 'register_entry' },
    );
  }
  if (recipient === undefined) {
    if (!mustBeListedFirst({ policy, ...rest })) return nothing;
    return refused(
      'RECIPIENT_NOT_LISTED',
      `${manifest.name} does not stand in the register of recipients, and the policy lists who gets data. Enter it first.`,
      clause,
      { kind: 'register_entry' },
    );
  }
  if (!recipient.active) {
    return refused(
      'RECIPIENT_SWITCHED_OFF',
      `${manifest.name} is switched off in the register of recipients. Switch it on there first.`,
      clause,
      { kind: 'register_entry' },
    );
  }
  if (recipient.country === manifest.recipient.country) return nothing;
  return refused(
    'COUNTRY_DIFFERS',
    `The register says that ${manifest.name} is in ${recipient.country}; the app says ${manifest.recipient.country}. Correct the register first.`,
    clause,
    { kind: 'register_entry' },
  );
};

/** Authorities get what a law asks for, case by case and on record, and never by a grant that stands. */
const isNoAuthority: InstallationRule = ({ policy, facts, manifest }) =>
  facts.role === 'authority'
    ? refused(
        'AUTHORITY_IS_NO_APP',
        `The register says that ${manifest.name} is an authority. Disclose to it case by case; if the register is wrong, correct its role there first.`,
        policy.clauseFor(policy.profile.disclosure.authority.grounds),
        { kind: 'register_entry' },
      )
    : nothing;

const hasContract: InstallationRule = ({ policy, facts, manifest }) => {
  const { contract, registerExport } = policy.profile.recipientRegister;
  if (facts.contractRef !== null || contract?.value === 'not_required') return nothing;
  return refused(
    'CONTRACT_MISSING',
    `No contract with ${manifest.publisher} is on file. Conclude one and record its reference.`,
    policy.clauseFor(contract ?? registerExport),
    { kind: 'contract' },
  );
};

const peopleWereTold: InstallationRule = ({ policy, recipient, manifest, today }) => {
  const { changeNotice } = policy.profile.recipientRegister;
  if (changeNotice.value !== 'prior') return nothing;
  const told = recipient?.notifiedAt ?? null;
  if (told !== null && told <= today) return nothing;
  // Who stands in the published policy itself was told of with it.
  const isPublished = [...policy.recipients.values()].some(({ name }) => name.value === recipient?.name);
  if (recipient !== undefined && isPublished) return nothing;
  return refused(
    'NOTICE_OWED',
    `People must be told of ${manifest.name} before it gets anything. Tell them, then record the date in the register.`,
    policy.clauseFor(changeNotice),
    { kind: 'notice' },
  );
};

const saleWasAnnounced: InstallationRule = ({ policy, recipient, manifest, today }) => {
  if (recipient === undefined || !owesNoticeOfSale(policy, recipient, today)) return nothing;
  return refused(
    'SALE_UNANNOUNCED',
    `${manifest.name} buys the business, and people must be told before their data goes there. Tell them, then record the date in the register.`,
    policy.clauseFor(policy.profile.businessTransfer.notice),
    { kind: 'notice' },
  );
};

const mayGoThere: InstallationRule = ({ policy, facts, manifest }) => {
  const { transfer, country } = facts;
  if (transfer.kind !== 'refused') return nothing;
  const oneOf = TRANSFER_MECHANISM_IDS.filter(
    (mechanism) => ruleOnTransfer(policy.transfers, country, mechanism).kind !== 'refused',
  );
  const way =
    oneOf.length > 0
      ? `Record one of these in the register: ${oneOf.map((id) => `${TRANSFER_MECHANISMS[id]} (${id})`).join('; ')}.`
      : 'Nothing that can be recorded changes that.';
  return refused(
    'TRANSFER_NOT_ALLOWED',
    `Data may not go to ${manifest.name}: ${transfer.why}. ${way}`,
    policy.clauseFor(policy.profile.transfers.mechanisms),
    oneOf.length > 0 ? { kind: 'safeguard', oneOf } : undefined,
  );
};

const groupIsBound: InstallationRule = ({ policy, recipient, facts, details, manifest }) => {
  if (recipient?.ofGroup !== true) return nothing;
  const { groupMechanisms } = policy.profile.transfers;
  const kinds = policy.profile.recipients.filter(({ group }) => group.value);
  const allowed = kinds.flatMap(({ purposes }) => purposes.value);
  const outside = details.filter(({ id }) => kinds.length > 0 && !allowed.includes(id));
  const bound =
    !groupMechanisms?.value.length ||
    (facts.safeguard !== null && groupMechanisms.value.includes(facts.safeguard));
  return [
    ...outside.flatMap(({ id }) =>
      refused(
        'GROUP_NOT_NECESSARY',
        `${manifest.name} belongs to the group, which gets nothing for ${id}. Take that purpose out.`,
        kinds[0] ? policy.clauseFor(kinds[0].group) : null,
        { kind: 'narrow', purpose: id, categories: [] },
      ),
    ),
    ...(bound || groupMechanisms === undefined
      ? nothing
      : refused(
          'GROUP_WITHOUT_CONTRACT',
          `${manifest.name} belongs to the group, and the policy binds its companies by ${groupMechanisms.value.join(' or ')}. Record it in the register.`,
          policy.clauseFor(groupMechanisms),
          { kind: 'safeguard', oneOf: groupMechanisms.value },
        )),
  ];
};

const namesItsPolicy: InstallationRule = ({ policy, facts, manifest }) => {
  const { requirePolicyUrl } = policy.profile.integrations;
  if (!requirePolicyUrl.value || facts.policyUrl !== null) return nothing;
  return refused(
    'POLICY_LINK_MISSING',
    `${manifest.name} names no privacy policy of its own, which people must be able to read.`,
    policy.clauseFor(requirePolicyUrl),
    { kind: 'policy_link' },
  );
};

/** In the order in which an admin would go about it. */
export const INSTALLATION_RULES: readonly InstallationRule[] = [
  isEntered,
  isNoAuthority,
  hasContract,
  namesItsPolicy,
  peopleWereTold,
  saleWasAnnounced,
  mayGoThere,
  groupIsBound,
  ...dataRules,
];
