/**
 * Natural language understanding: what a reply may mean in the light of a question, as
 * probabilities of a small trained encoder. What is made of them is the brain's.
 */
@NullMarked
package dev.parley.nlu;

import org.jspecify.annotations.NullMarked;
