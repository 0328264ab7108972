import { addWords } from './index';
import words from './roles.json';

addWords(words);
