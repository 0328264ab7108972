/**
 * The pure core: {@link dev.parley.conversation.Conversation#step} takes what happened and answers
 * with what is to be done; the same events always give the same commands.
 *
 * <p>It knows nothing that acts: no audio, no clock, no network.
 */
@NullMarked
package dev.parley.conversation;

import org.jspecify.annotations.NullMarked;
