/** The machine under the engine: installing and starting one, and base images where no registry can be reached. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.host;
