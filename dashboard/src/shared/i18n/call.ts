import words from './call.json';
import { addWords } from './index';

addWords(words);
