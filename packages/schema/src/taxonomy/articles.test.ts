import { describe, expect, it } from 'vitest';
import { article, articlesOf, isKnownArticle, splitArticles } from './articles.ts';

describe('the table of articles', () => {
  it('pairs the two laws by topic', () => {
    expect(article('access', 'GDPR')).toBe('GDPR 15');
    expect(articlesOf('access', ['GDPR', 'ZZPL'])).toBe('GDPR 15 / ZZPL 26');
    expect(articlesOf('portability', ['ZZPL'])).toBe('ZZPL 36');
  });

  it('knows its own articles and no others', () => {
    expect(isKnownArticle('GDPR 12(3)')).toBe(true);
    expect(isKnownArticle('ZZPL 12(1)(6)')).toBe(true);
    expect(isKnownArticle('GDPR 12(9)')).toBe(false);
    expect(isKnownArticle('12(3)')).toBe(false);
  });

  it('splits a list into single references', () => {
    expect(splitArticles('GDPR 15 / ZZPL 26, GDPR 16')).toEqual(['GDPR 15', 'ZZPL 26', 'GDPR 16']);
    expect(splitArticles('')).toEqual([]);
  });
});
