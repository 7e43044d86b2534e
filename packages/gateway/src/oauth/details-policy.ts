import { purposesIn } from '@remit/schema';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { AppTable, Installation } from './app-table.ts';
import { beyond, type GrantedPurposes, intersect } from './granted-purposes.ts';
import { manifestIn, MANIFEST } from './registration.ts';
import { asked, faultOf, REMIT_GRANT, type RemitGrant } from './remit-grant.ts';

/** Checks an entry of `authorization_details` when it is sent, against the manifest of the app that sends it. */
export function validateDetail(_ctx: unknown, detail: object, client: object): void {
  const fault = faultOf(detail, manifestIn((client as Record<string, unknown>)[MANIFEST]));
  if (fault !== undefined) throw new errors.InvalidAuthorizationDetails(fault);
}

/**
 * What a token is for: what was approved, or less where the request for it says so. Asking for more is refused, at the first
 * token and at every refresh.
 */
export async function detailsForToken(
  ctx: KoaContextWithOIDC,
  source: { readonly rar?: unknown } | undefined,
  apps: AppTable,
): Promise<RemitGrant[]> {
  const request = asked(sent(ctx));
  const approved =
    source === undefined ? await installedAt(ctx, request.controller, apps) : asked(source.rar);
  const { controller } = approved;
  if (request.controller !== undefined && request.controller !== controller) {
    throw new errors.InvalidAuthorizationDetails('that controller did not approve this');
  }
  const given = purposesIn(approved.purposes);
  const purposes = request.purposes ?? given;
  const more = beyond(purposes, given);
  if (more.length > 0) throw new errors.InvalidAuthorizationDetails(`not granted: ${more.join(', ')}`);
  return [remitGrant(intersect(purposes, given), controller ?? '')];
}

export function remitGrant(purposes: GrantedPurposes, controller: string): RemitGrant {
  return { type: REMIT_GRANT, purposes, controller };
}

/** For apps that come without anybody: the one installation there is, or the one of the controller that they name. */
async function installedAt(
  ctx: KoaContextWithOIDC,
  controller: string | undefined,
  apps: AppTable,
): Promise<Pick<Installation, 'controller' | 'purposes'>> {
  const all = await apps.installations(ctx.oidc.client?.clientId ?? '');
  const found = controller === undefined ? all : all.filter((each) => each.controller === controller);
  const [one, another] = found;
  if (one === undefined) throw new errors.InvalidGrant('the app is not installed there');
  if (another !== undefined) {
    throw new errors.InvalidAuthorizationDetails(
      'the app is installed at several controllers: name one as "controller" of authorization_details',
    );
  }
  return one;
}

function sent(ctx: KoaContextWithOIDC): unknown {
  const text: unknown = ctx.oidc.params?.['authorization_details'];
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
