// Before Zapier's library is loaded: what steps give back is checked in a test alone, and elsewhere it prints its memory.
process.env['NODE_ENV'] = 'test';
