import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { checkCursor } from '../../cursor.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { matching, OrderDirection, readInFilter, StringFilter } from '../filter.ts';
import { selecting } from '../selecting.ts';
import { DataSubject } from './data-subject.ts';

const DataSubjectFilter = builder.inputType('DataSubjectFilter', {
  fields: (t) => ({
    email: t.field({ type: StringFilter, personal: { category: 'user.contact.email' } }),
    name: t.field({ type: StringFilter, personal: { category: 'user.name' } }),
    phoneNumber: t.field({ type: StringFilter, personal: { category: 'user.contact.phone_number' } }),
  }),
});

const DataSubjectOrderField = builder.enumType('DataSubjectOrderField', {
  values: {
    CREATED_AT: {},
    NAME: { personal: { category: 'user.name' } },
    EMAIL: { personal: { category: 'user.contact.email' } },
  },
});

const DataSubjectOrder = builder.inputType('DataSubjectOrder', {
  fields: (t) => ({
    field: t.field({ type: DataSubjectOrderField, required: true, personal: false }),
    direction: t.field({ type: OrderDirection, required: true, personal: false }),
  }),
});

type Filter = typeof DataSubjectFilter.$inferInput;
type Order = typeof DataSubjectOrder.$inferInput;

builder.queryFields((t) => ({
  dataSubject: t.prismaField({
    type: DataSubject,
    nullable: true,
    description: 'One person.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }, context) =>
      context.database.prisma.dataSubject.findUnique({
        ...query,
        where: { ...visiblePeople(context), publicId: id },
        relationLoadStrategy: 'join',
      }),
  }),
  dataSubjects: t.prismaConnection(
    {
      type: DataSubject,
      cursor: 'publicId',
      nullable: true,
      description: 'People whose data the controller holds, newest first unless ordered otherwise.',
      args: { filter: t.arg({ type: DataSubjectFilter }), orderBy: t.arg({ type: DataSubjectOrder }) },
      resolve: async (query, _root, args, context) => {
        const list = peopleList(context, args.filter, args.orderBy);
        if (list === undefined) return null;
        const { where, orderBy } = list;
        const { dataSubject } = context.database.prisma;
        await checkCursor(args, (publicIds) =>
          dataSubject.count({ where: { AND: [where, { publicId: { in: publicIds } }] } }),
        );
        const people = await dataSubject.findMany({
          ...selecting(query, { id: true }),
          where,
          orderBy,
          relationLoadStrategy: 'join',
        });
        context.reads.found(people.map(({ id }) => id));
        return people;
      },
      totalCount: (_root, args, context) => {
        const list = peopleList(context, args.filter, args.orderBy);
        return list === undefined ? 0 : context.database.prisma.dataSubject.count({ where: list.where });
      },
    },
    { name: 'DataSubjectConnection' },
    { name: 'DataSubjectEdge' },
  ),
}));

/** Customers of the controller; a visitor knows only of itself. */
function visiblePeople({ controller, caller }: Context) {
  return {
    controllerId: controller.id,
    kind: 'CUSTOMER' as const,
    ...(caller.kind === 'VISITOR' ? { id: caller.dataSubjectId } : {}),
  };
}

function peopleList(context: Context, filter: Filter | null | undefined, order: Order | null | undefined) {
  const conditions: Prisma.DataSubjectWhereInput[] = [];
  const columns = [
    ['email', 'email', 'user.contact.email'],
    ['name', 'displayName', 'user.name'],
    ['phoneNumber', 'phoneNumber', 'user.contact.phone_number'],
  ] as const;
  for (const [name, column, category] of columns) {
    const match = filter?.[name];
    if (!match) continue;
    const lawful = readInFilter(context, `DataSubjectFilter.${name}`, category);
    if (lawful === undefined) return undefined;
    conditions.push(lawful, ...matching(match).map((condition) => ({ [column]: condition })));
  }
  const direction = order?.direction === 'ASC' ? ('asc' as const) : ('desc' as const);
  const sorted = { sort: direction, nulls: 'last' as const };
  let first: Prisma.DataSubjectOrderByWithRelationInput | undefined;
  if (order?.field === 'NAME' || order?.field === 'EMAIL') {
    const category = order.field === 'NAME' ? 'user.name' : 'user.contact.email';
    const lawful = readInFilter(context, `DataSubjectOrderField.${order.field}`, category);
    if (lawful === undefined) return undefined;
    conditions.push(lawful);
    first = order.field === 'NAME' ? { displayName: sorted } : { email: sorted };
  }
  return {
    where: { ...visiblePeople(context), AND: conditions },
    orderBy: [...(first ? [first] : []), { createdAt: direction }, { id: direction }],
  };
}
