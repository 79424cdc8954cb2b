"""The network as a file that onnxruntime reads: fused for speed, quantised to int8 for size."""

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from training.base_encoder import WIDTH
from training.network import Network

INPUTS = ("ids", "mask", "quotation", "casing")
OUTPUTS = ("emissions", "links", "subjectivity")
FULL = "full.onnx"
"""the network in 32-bit floats, beside its run"""
_OPERATORS = 17
"""version of ONNX's operator set"""
_HEADS = 12
"""attention heads of the encoder"""


def export_full(network: Network, path: Path) -> None:
    """Write the network in 32-bit floats, as it was trained: what speed is compared with."""
    network.encoder.set_attn_implementation("eager")  # its parts are what the fusion knows
    example = torch.ones((2, 8), dtype=torch.long)
    axes = {name: {0: "units", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the tracing exporter, whose outcome is compared with the network's own
        torch.onnx.export(
            network.eval(),
            (example, example, example * 0, example * 0),
            str(path),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=_OPERATORS,
            dynamo=False,
        )


def export_small(network: Network, path: Path) -> None:
    """Write the network with attention and activations fused, weights in int8; the heads stay as they are."""
    with TemporaryDirectory() as folder:
        full, fused = Path(folder) / "full.onnx", Path(folder) / "fused.onnx"
        export_full(network, full)
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        model = optimizer.optimize_model(
            str(full), model_type="bert", num_heads=_HEADS, hidden_size=WIDTH, optimization_options=options, opt_level=0
        )
        model.save_model_to_file(str(fused))
        quantize_dynamic(
            fused,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=_heads(model.model),
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def _heads(model: onnx.ModelProto) -> list[str]:
    return [node.name for node in model.graph.node if node.name.startswith(("/tagger", "/linker", "/view"))]
