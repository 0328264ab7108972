import { addWords } from './index';
import words from './members.json';

addWords(words);
