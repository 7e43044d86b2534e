import type { Database } from '@remit/schema';
import { Fault } from './fault.ts';

/** @throws Fault naming the controllers that there are */
export async function controllerNamed({ prisma }: Database, slug: string): Promise<{ readonly id: number }> {
  const controller = await prisma.controller.findUnique({ where: { slug }, select: { id: true } });
  if (controller !== null) return controller;
  const all = await prisma.controller.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } });
  const there =
    all.length === 0
      ? 'The database is empty; "remit seed" fills it with demo data.'
      : `There are ${all.map((each) => each.slug).join(', ')}.`;
  throw new Fault(`There is no controller "${slug}". ${there}`);
}
