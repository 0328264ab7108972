package dev.parley.api;

import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;

/**
 * What agents speak with.
 *
 * @param usual the voice of agents that name none
 */
public record Voices(TextToSpeech tts, Voice usual) {}
