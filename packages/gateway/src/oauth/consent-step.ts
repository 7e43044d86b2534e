import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type AppManifest,
  type Database,
  installApp,
  type InstallationJudgement,
  isDataCategory,
  isScope,
  judgeInstallationNow,
  type Scope,
} from '@remit/schema';
import type { InteractionResults, Provider } from 'oidc-provider';
import type { AppTable } from './app-table.ts';
import { OAUTH_PATH } from './configuration.ts';
import { remitGrant } from './details-policy.ts';
import { type GrantedPurposes, intersect } from './granted-purposes.ts';
import type { OAuthOptions, SignedInAgent } from './options.ts';
import { consentPage } from './pages/consent-page.ts';
import { deskIn, deskPage } from './pages/desk-page.ts';
import { errorPage, notYoursPage } from './pages/error-page.ts';
import type { Page } from './pages/layout.ts';
import { sendOn, sendPage } from './pages/send-page.ts';
import { readForm } from './read-form.ts';
import { asked, purposesOf } from './remit-grant.ts';
import type { Secrets } from './secrets.ts';
import { asWebRequest } from './web-request.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

type Options = {
  readonly provider: Provider;
  readonly database: Database;
  readonly apps: AppTable;
  readonly secrets: Secrets;
  readonly clock: () => Date;
  readonly resource: string;
  readonly oauth: OAuthOptions;
};

/** What an admin is asked about. */
type Asked = {
  readonly manifest: AppManifest;
  readonly controller: { readonly publicId: string; readonly displayName: string };
  readonly wanted: { readonly purposes: GrantedPurposes; readonly scopes: readonly Scope[] };
};

type Back = Parameters<typeof notYoursPage>[1];

/** The one page on which an app gets anything: who decides is signed in, has the right to, and ticks what is allowed. */
export function createConsentStep(options: Options) {
  const { provider, database, apps, secrets, clock, oauth } = options;

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    uid: string,
  ): Promise<Page | string> {
    const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
    if (interaction?.uid !== uid) return errorPage(OVER);
    const agent = await oauth.signedInAgent(asWebRequest(request, oauth.issuer));
    const action = `${OAUTH_PATH}/consent/${uid}`;
    if (agent === undefined || !agent.secondFactor) return signIn(action, request);
    const formToken = secrets.formToken([uid, String(agent.controllerId), String(agent.agentId)]);
    const form = request.method === 'POST' ? await readForm(request) : undefined;
    if (form && form.get('form') !== formToken) return errorPage(OVER, 403);
    if (form?.get('decision') === 'refuse') return finish(request, response, SAID_NO);
    const back = { action, formToken, redirectUri: String(interaction.params['redirect_uri']) };
    if (!oauth.mayInstall(agent.role)) return notYoursPage(NOT_ADMIN, back);
    const about = await requestOf(interaction, agent, back);
    if ('body' in about) return about;
    const { manifest, wanted } = about;
    const narrowedTo = form ? { ...wanted, purposes: intersect(ticksOf(form), wanted.purposes) } : wanted;
    const which = { controllerId: agent.controllerId, manifest, now: clock() };
    const page = async (ticked?: GrantedPurposes, judged?: InstallationJudgement, fault?: string) => {
      const whole = await judgeInstallationNow(database.prisma, { ...which, narrowedTo: wanted });
      const less = narrowed(wanted.purposes, whole);
      const rest =
        whole.outcome === 'allowed'
          ? whole
          : await judgeInstallationNow(database.prisma, {
              ...which,
              narrowedTo: { ...wanted, purposes: less },
            });
      return consentPage({
        ...about,
        // All that was asked stays on the page, so that other things can be ticked.
        judgement: { ...(judged ?? whole), details: whole.details },
        canDecide: rest.outcome === 'allowed' && rest.details.length > 0,
        ticked: ticked ?? less,
        controllerName: about.controller.displayName,
        ...back,
        fault,
      });
    };
    if (form === undefined) return page();
    if (Object.keys(narrowedTo.purposes).length === 0) return page({}, undefined, NOTHING_TICKED);
    const installed = await database.prisma.$transaction((tx) =>
      installApp(tx, { ...which, narrowedTo, approvedByAgentId: agent.agentId }),
    );
    if (installed.kind === 'refused') return page(narrowedTo.purposes, installed.judgement, STILL_NOT);
    const { purposes, scopes } = installed.judgement;
    const grantId = await approve(about, purposes, scopes);
    const { publicId } = about.controller;
    return finish(request, response, {
      login: { accountId: publicId, remember: false },
      consent: { grantId },
    });
  }

  /** On to where the agents of a controller sign in; first, where that differs, to the question which controller it is. */
  async function signIn(action: string, request: IncomingMessage): Promise<Page | string> {
    if (oauth.asksForDesk !== true) return oauth.signInUrl(action);
    if (request.method !== 'POST') return deskPage(action);
    const desk = deskIn(await readForm(request));
    return desk === undefined ? deskPage(action, true) : oauth.signInUrl(action, desk);
  }

  async function requestOf({ params }: Interaction, agent: SignedInAgent, back: Back): Promise<Asked | Page> {
    const { client_id: clientId, scope, authorization_details: details } = params;
    const app = await apps.find(String(clientId));
    if (app === undefined)
      return errorPage({ error: 'invalid_client', error_description: 'There is no such app.' });
    const controller = await database.prisma.controller.findUniqueOrThrow({
      where: { id: agent.controllerId },
      select: { publicId: true, displayName: true },
    });
    const wish = asked(typeof details === 'string' ? JSON.parse(details) : undefined);
    if (wish.controller !== undefined && wish.controller !== controller.publicId) {
      return notYoursPage(
        `The app asks for data of somebody else, and you are signed in at ${controller.displayName}.`,
        back,
      );
    }
    const scopes = String(scope).split(' ').filter(isScope);
    const purposes = intersect(wish.purposes ?? purposesOf(app.manifest), purposesOf(app.manifest));
    return { manifest: app.manifest, controller, wanted: { purposes, scopes } };
  }

  /** What every token of this approval comes from. */
  async function approve(
    about: Asked,
    purposes: GrantedPurposes,
    scopes: readonly string[],
  ): Promise<string> {
    const grant = new provider.Grant({
      accountId: about.controller.publicId,
      clientId: about.manifest.clientId,
    });
    grant.addOIDCScope(scopes.join(' '));
    grant.addResourceScope(options.resource, scopes.join(' '));
    grant.rar = [remitGrant(purposes, about.controller.publicId)];
    return grant.save();
  }

  function finish(
    request: IncomingMessage,
    response: ServerResponse,
    result: InteractionResults,
  ): Promise<string> {
    return provider.interactionResult(request, response, result, { mergeWithLastSubmission: false });
  }

  /** Answers `GET` and `POST` of the page of one request. */
  return async function consentStep(
    request: IncomingMessage,
    response: ServerResponse,
    uid: string,
  ): Promise<void> {
    const answered = await answer(request, response, uid);
    if (typeof answered === 'string') sendOn(response, answered);
    else sendPage(response, answered);
  };
}

/** What the policy could let in of what is asked: the judgement says what else must be taken out. */
function narrowed(purposes: GrantedPurposes, { needs }: InstallationJudgement): GrantedPurposes {
  const kept = new Map(Object.entries(purposes));
  for (const need of needs) {
    if (need.kind !== 'narrow') continue;
    if (need.categories.length === 0) kept.delete(need.purpose);
    else kept.set(need.purpose, need.categories);
  }
  return Object.fromEntries(kept);
}

/** What was ticked: a purpose and a kind of data, with a space between them. */
function ticksOf(form: URLSearchParams): GrantedPurposes {
  const ticked: Record<string, GrantedPurposes[string]> = {};
  for (const value of form.getAll('allow')) {
    const [purpose = '', category] = value.split(' ');
    if (isDataCategory(category)) ticked[purpose] = [...(ticked[purpose] ?? []), category];
  }
  return ticked;
}

const OVER = {
  error: 'invalid_request',
  error_description: 'This request is over, was decided already, or was begun in another browser.',
};
const SAID_NO = { error: 'access_denied', error_description: 'the admin did not allow it' };
const NOT_ADMIN =
  'Only an owner or an admin of the desk installs apps. Ask one of them to open the app and start from there.';
const NOTHING_TICKED =
  'Nothing is ticked, so there is nothing to allow. Tick what the app may read, or choose "Do not allow".';
const STILL_NOT = 'Nothing was installed. Read below what your policy does not allow, and tick less.';
