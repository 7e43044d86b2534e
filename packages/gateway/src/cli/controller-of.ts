import type { Database } from '@remit/schema';
import { Fault } from './fault.ts';

/** @throws {Fault} there is no such controller; says which there are */
export async function controllerOf({ prisma }: Database, slug: string): Promise<{ readonly id: number }> {
  const found = await prisma.controller.findUnique({ where: { slug }, select: { id: true } });
  if (found !== null) return found;
  const all = await prisma.controller.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } });
  const known =
    all.length === 0
      ? 'The database is empty; "remit seed" fills it with demo data.'
      : `There are ${all.map((each) => each.slug).join(', ')}.`;
  throw new Fault(`There is no controller "${slug}". ${known}`);
}
