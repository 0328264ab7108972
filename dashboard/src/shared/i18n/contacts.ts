import words from './contacts.json';
import { addWords } from './index';

addWords(words);
