import words from './calls.json';
import { addWords } from './index';

addWords(words);
