import { createHash } from 'node:crypto';
import type { Database } from '@remit/schema';
import { publishPolicy } from '@remit/schema';
import type { Tenant } from './tenant.ts';

/** What a controller became in the database: the same for every run on the same form of the dataset. */
export type TenantRow = {
  readonly tenant: Tenant;
  readonly controllerId: number;
  readonly policyVersionId: number;
  /** Customers come first, staff after them. */
  readonly firstPersonId: number;
};

/** Everything in the dataset was known by then. */
export const datasetMoment = new Date('2025-09-01T00:00:00Z');

/** A public id that comes out the same every time. */
function fixedPublicId(prefix: string, label: string): string {
  return `${prefix}_${createHash('md5').update(label).digest('hex').slice(0, 22)}`;
}

/** Makes the controllers and puts their policies in force. */
export async function insertTenants(
  database: Database,
  tenants: readonly Tenant[],
): Promise<readonly TenantRow[]> {
  const rows: TenantRow[] = [];
  let nextPersonId = 1;
  for (const tenant of tenants) {
    const { number, loaded } = tenant;
    const { controller } = loaded.profile;
    const { id } = await database.prisma.controller.create({
      data: {
        publicId: fixedPublicId('ctl', `controller ${number}`),
        slug: `bench-${String(number).padStart(2, '0')}`,
        displayName: `${controller.displayName.value} ${number}`,
        timeZone: controller.timeZone.value,
      },
      select: { id: true },
    });
    const { policyVersionId } = await database.prisma.$transaction((tx) =>
      publishPolicy(tx, id, loaded, datasetMoment),
    );
    rows.push({ tenant, controllerId: id, policyVersionId, firstPersonId: nextPersonId });
    nextPersonId += tenant.customers + tenant.staff;
  }
  return rows;
}
