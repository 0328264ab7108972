package dev.parley.tts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions of SVOX Pico that speaking needs; each gives a status, 0 when all is well. */
final class PicoFunctions {
  /** Status of {@link #data}: everything put in has been spoken. */
  static final int IDLE = 200;

  /** Status of {@link #data}: more is to come. */
  static final int BUSY = 201;

  private final MethodHandle initialize;
  private final MethodHandle terminate;
  private final MethodHandle loadResource;
  private final MethodHandle resourceName;
  private final MethodHandle createVoice;
  private final MethodHandle addResource;
  private final MethodHandle newEngine;
  private final MethodHandle disposeEngine;
  private final MethodHandle putText;
  private final MethodHandle getData;
  private final MethodHandle resetEngine;

  PicoFunctions(Path file) {
    var library = new NativeLibrary(file);
    FunctionDescriptor two = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
    FunctionDescriptor three = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    initialize =
        library.function(
            "pico_initialize", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    terminate = library.function("pico_terminate", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    loadResource = library.function("pico_loadResource", three);
    resourceName = library.function("pico_getResourceName", three);
    createVoice = library.function("pico_createVoiceDefinition", two);
    addResource = library.function("pico_addResourceToVoiceDefinition", three);
    newEngine = library.function("pico_newEngine", three);
    disposeEngine = library.function("pico_disposeEngine", two);
    putText =
        library.function(
            "pico_putTextUtf8",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS));
    getData =
        library.function(
            "pico_getData",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_SHORT, ADDRESS, ADDRESS));
    resetEngine =
        library.function("pico_resetEngine", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  }

  void initialize(MemorySegment memory, MemorySegment system) {
    check("pico_initialize", initialize, memory, (int) memory.byteSize(), system);
  }

  /** Takes a pointer to the system, which it clears. */
  void terminate(MemorySegment systemPointer) {
    check("pico_terminate", terminate, systemPointer);
  }

  void loadResource(MemorySegment system, MemorySegment path, MemorySegment resource) {
    check("pico_loadResource", loadResource, system, path, resource);
  }

  void resourceName(MemorySegment system, MemorySegment resource, MemorySegment name) {
    check("pico_getResourceName", resourceName, system, resource, name);
  }

  void createVoice(MemorySegment system, MemorySegment voice) {
    check("pico_createVoiceDefinition", createVoice, system, voice);
  }

  void addResource(MemorySegment system, MemorySegment voice, MemorySegment name) {
    check("pico_addResourceToVoiceDefinition", addResource, system, voice, name);
  }

  void newEngine(MemorySegment system, MemorySegment voice, MemorySegment engine) {
    check("pico_newEngine", newEngine, system, voice, engine);
  }

  /** Takes a pointer to the engine, which it clears. */
  void disposeEngine(MemorySegment system, MemorySegment enginePointer) {
    check("pico_disposeEngine", disposeEngine, system, enginePointer);
  }

  void putText(MemorySegment engine, MemorySegment text, MemorySegment taken) {
    check("pico_putTextUtf8", putText, engine, text, (short) text.byteSize(), taken);
  }

  /** The next samples; {@link #IDLE} or {@link #BUSY}, anything else is an error. */
  int data(MemorySegment engine, MemorySegment into, MemorySegment bytes, MemorySegment type) {
    try {
      return (int) getData.invokeExact(engine, into, (short) into.byteSize(), bytes, type);
    } catch (Throwable e) {
      throw new TtsException("Pico's function pico_getData could not be called.", e);
    }
  }

  void resetEngine(MemorySegment engine) {
    check("pico_resetEngine", resetEngine, engine, 0);
  }

  private static void check(String name, MethodHandle function, Object... arguments) {
    int status = call(name, function, arguments);
    if (status != 0) {
      throw new TtsException("Pico failed: " + name + " gave " + status + ".");
    }
  }

  private static int call(String name, MethodHandle function, Object... arguments) {
    try {
      return (int) function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new TtsException("Pico's function " + name + " could not be called.", e);
    }
  }
}
