package ai.pmoves.platforms;

import ai.pmoves.kernel.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that wants a GPU.
 *
 * @param ways how it asks: {@code deploy.resources.reservations.devices}, {@code gpus}, {@code runtime}, {@code devices}
 * @param cuda the CUDA version that its image or build is made for, such as {@code 12.8}; null where nothing tells
 * @param cudaFrom what told the version, such as {@code build argument TORCH_CUDA_VERSION=cu128}; empty where nothing did
 * @param where the place that asks
 */
public record GpuNeed(
        String service,
        List<String> ways,
        @Nullable String cuda,
        String cudaFrom,
        @Nullable Location where) {

    public GpuNeed {
        ways = List.copyOf(ways);
    }
}
