/**
 * The conversation: the pure {@code Conversation.step}, the brains, turn detection, the speaker,
 * and the driver that joins them to audio.
 *
 * <p>It knows nothing of telephony: a line of audio and a mailbox of events are its whole world.
 */
@NullMarked
package dev.parley.conversation;

import org.jspecify.annotations.NullMarked;
