import words from './account.json';
import { addWords } from './index';

addWords(words);
