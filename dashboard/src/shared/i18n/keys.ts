import { addWords } from './index';
import words from './keys.json';

addWords(words);
