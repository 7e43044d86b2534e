import {
  type AppManifest,
  DATA_CATEGORIES,
  type DataCategory,
  gives,
  type InstallationJudgement,
  SCOPES,
  TRANSFER_MECHANISMS,
} from '@remit/schema';
import { html, type Html } from '../../login/pages/html.ts';
import type { GrantedPurposes } from '../granted-purposes.ts';
import { type Page, pageOf } from './layout.ts';

export type ConsentQuestion = {
  readonly manifest: AppManifest;
  readonly controllerName: string;
  readonly judgement: InstallationJudgement;
  /** Whether anything at all can be allowed: what the policy refuses may be a part only. */
  readonly canDecide: boolean;
  /** What stands ticked. */
  readonly ticked: GrantedPurposes;
  /** Where the browser goes after the decision. */
  readonly redirectUri: string;
  readonly action: string;
  readonly formToken: string;
  /** What was wrong with what was sent. */
  readonly fault?: string | undefined;
};

/** Asks an admin whether an app may be installed, in words for people who have never heard of OAuth. */
export function consentPage(question: ConsentQuestion): Page {
  const { manifest, controllerName, judgement, canDecide, redirectUri, action, formToken, fault } = question;
  const refused = judgement.outcome === 'refused';
  const body = html`<p>
      <strong>${manifest.name}</strong> by ${manifest.publisher} asks to work with data of
      <strong>${controllerName}</strong>.
    </p>
    ${fault !== undefined && html`<div class="fault" role="alert"><p>${fault}</p></div>`}
    ${refused && refusal(judgement, canDecide)}
    <form method="post" action="${action}">
      <input type="hidden" name="form" value="${formToken}" />
      ${
        canDecide &&
        html`<h2>What it would read, and what for</h2>
          <p class="quiet">
            Take away whatever it does not need. Nothing else is read, and nothing at all about a person who
            objected or did not agree where they must.
          </p>
          ${judgement.details.map((detail) => purpose(detail, question.ticked[detail.id] ?? []))}`
      }
      ${canDecide && judgement.leftOut.length > 0 && leftOut(judgement)} ${canDecide && doing(judgement)}
      ${goingTo(manifest, judgement)} ${canDecide ? choice(redirectUri) : wayBack(redirectUri)}
    </form>`;
  const title = refused && !canDecide ? `${manifest.name} cannot be installed` : `Install ${manifest.name}?`;
  return pageOf({ title, body, leadsTo: redirectUri, status: fault === undefined ? 200 : 422 });
}

function choice(redirectUri: string): Html {
  return html`<div class="choose">
      <button name="decision" value="allow">Allow what is ticked</button>
      <button class="no" name="decision" value="refuse">Do not allow</button>
    </div>
    <p class="quiet">
      Either way you go back to ${new URL(redirectUri).host}. What you allow can be taken back at any time,
      and ends at once.
    </p>`;
}

function wayBack(redirectUri: string): Html {
  return html`<div class="choose">
    <button class="no" name="decision" value="refuse">Back to ${new URL(redirectUri).host}</button>
  </div>`;
}

function refusal({ reasons }: InstallationJudgement, canDecide: boolean): Html {
  const what = canDecide ? 'Your policy does not allow all of this' : 'Your policy does not allow this';
  return html`<div class="fault" role="alert">
    <h2>${what}</h2>
    <ul>
      ${reasons.map(({ message, obligation }) => html`<li>${message} <span class="quiet">(${obligation})</span></li>`)}
    </ul>
  </div>`;
}

function purpose(detail: InstallationJudgement['details'][number], ticked: readonly DataCategory[]): Html {
  const about = (staff: boolean) => detail.categories.filter((category) => isStaff(category) === staff);
  return html`<fieldset>
    <legend>${detail.description}</legend>
    <p>The app says why: ${detail.reason}</p>
    ${detail.peopleMustOptIn && html`<p>Only about people who agreed to it themselves.</p>`}
    <div class="ticks">
      ${ticks('About the people who write to you', detail.id, about(false), ticked)}
      ${ticks('About your staff', detail.id, about(true), ticked)}
    </div>
  </fieldset>`;
}

function ticks(
  title: string,
  purposeId: string,
  categories: readonly DataCategory[],
  ticked: readonly DataCategory[],
): Html | false {
  if (categories.length === 0) return false;
  const tick = (category: DataCategory) =>
    html`<label class="tick"
      ><input
        type="checkbox"
        name="allow"
        value="${`${purposeId} ${category}`}"
        ${gives(ticked, category) && html` checked`}
      />
      <span>${DATA_CATEGORIES[category].description}</span></label
    >`;
  return html`<h3>${title}</h3>
    ${categories.map(tick)}`;
}

function isStaff(category: DataCategory): boolean {
  return category === 'employee' || category.startsWith('employee.');
}

function leftOut({ leftOut: left }: InstallationJudgement): Html {
  const line = ({ purpose: id, category, partly }: (typeof left)[number]) =>
    html`<li>
      ${category === undefined ? 'everything' : DATA_CATEGORIES[category].description}, for
      <code>${id}</code>${partly && html`, but for what stands above`}
    </li>`;
  return html`<h2>What it asks for and does not get</h2>
    <p class="quiet">Your policy has no such use.</p>
    <ul>
      ${left.map(line)}
    </ul>`;
}

function doing({ scopes }: InstallationJudgement): Html {
  return html`<h2>What it could do</h2>
    <ul>
      ${scopes.map((scope) => html`<li>${SCOPES[scope].adminWords}</li>`)}
    </ul>`;
}

const countries = new Intl.DisplayNames('en', { type: 'region' });

function goingTo({ publisher, policyUrl }: AppManifest, { recipient }: InstallationJudgement): Html {
  const { country, role, safeguard, contractRef, transfer } = recipient;
  return html`<h2>Where the data goes</h2>
    <dl>
      <dt>To</dt>
      <dd>
        ${publisher},
        ${role === 'processor' ? 'who works on your behalf' : 'who decides for itself what to do with it'}
      </dd>
      <dt>Country</dt>
      <dd>${countries.of(country) ?? country}</dd>
      <dt>What protects it there</dt>
      <dd>${protection(transfer, safeguard)}</dd>
      <dt>Contract</dt>
      <dd>${contractRef ?? 'none on file'}</dd>
      <dt>Its own privacy policy</dt>
      <dd><a href="${policyUrl}" rel="noreferrer noopener" target="_blank">${policyUrl}</a></dd>
    </dl>`;
}

function protection(
  { kind }: InstallationJudgement['recipient']['transfer'],
  safeguard: InstallationJudgement['recipient']['safeguard'],
): string {
  if (kind === 'home') return 'The law of your own country';
  if (kind === 'free') return 'The law there, which your policy counts as equal';
  if (safeguard === null) return 'Nothing on file';
  const words = TRANSFER_MECHANISMS[safeguard];
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
