/** What names, subjects and messages are made of. Lengths matter more than sense: an answer is about 36 kB. */
export const words = {
  given: ['Mila', 'Luka', 'Jovana', 'Stefan', 'Ana', 'Nikola', 'Ivana', 'Marko', 'Teodora', 'Vuk', 'Elena', 'Andrei', 'Réka', 'Jonas', 'Sofija', 'Petar'],
  family: ['Petrović', 'Nikolić', 'Ilić', 'Marković', 'Popescu', 'Ionescu', 'Kovács', 'Nagy', 'Schneider', 'Weber', 'Stojanović', 'Đorđević', 'Pavlović'],
  cities: ['Beograd', 'Novi Sad', 'Niš', 'Subotica', 'Pančevo', 'Cluj-Napoca', 'București', 'Szeged', 'Wien'],
  subjects: [
    'Invoice shows the wrong company name',
    'Cannot sign in since this morning',
    'Widget does not open on our shop page',
    'Please move our plan to yearly billing',
    'Messages from Viber arrive twice',
    'How do I export all conversations?',
    'Two agents answered the same customer',
    'Password reset mail never arrives',
  ],
  messages: [
    'Hello, it still happens on the second computer, same as yesterday.',
    'Thank you for waiting. Could you send me the exact time, please?',
    'It was around noon, just after we changed the number.',
    'I have passed it on to our technicians, they look at it today.',
    'Any news? Our customers keep asking us.',
    'It is mended now. Please reload the page once and try again.',
    'Works, many thanks!',
    'We have added the company name; the new invoice is in your account.',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
