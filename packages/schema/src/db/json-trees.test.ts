import { expect, test } from 'vitest';
import { withJsonTrees } from './json-trees.ts';

const query = (sql: string) => ({ sql, args: [1], argTypes: [] });

test('a tree of relations is built as json', () => {
  const sql = `SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') FROM (SELECT JSONB_BUILD_OBJECT('id', id) AS "__prisma_data__")`;
  expect(withJsonTrees(query(sql))).toEqual(
    query(
      `SELECT COALESCE(JSON_AGG("__prisma_data__"), '[]') FROM (SELECT JSON_BUILD_OBJECT('id', id) AS "__prisma_data__")`,
    ),
  );
});

test('a statement that builds no tree stays as it is', () => {
  const plain = query(`INSERT INTO ledger_plan (description) VALUES (JSONB_BUILD_OBJECT('a', $1))`);
  expect(withJsonTrees(plain)).toBe(plain);
});

test('an object that is joined of two stays binary, as json cannot be joined', () => {
  const wide = query(`SELECT JSONB_BUILD_OBJECT('a', 1) || JSONB_BUILD_OBJECT('b', 2) AS "__prisma_data__"`);
  expect(withJsonTrees(wide)).toBe(wide);
});
