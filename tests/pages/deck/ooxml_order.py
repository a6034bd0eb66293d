"""The order ECMA-376 gives the children of the elements our files hold; PowerPoint offers to repair any other order."""

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SHOWS = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
    "minorTickMark tickLblPos spPr txPr"
)
SERIES = {
    "lineChart": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
    "barChart": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
}
ORDER = {
    C: {
        "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart "
        "spPr txPr "
        "externalData printSettings userShapes extLst",
        "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
        "plotVisOnly dispBlanksAs "
        "showDLblsOverMax extLst",
        "plotArea": "layout lineChart barChart catAx valAx dTable spPr extLst",
        "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
        "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
        "dLbls": f"dLbl delete numFmt spPr txPr dLblPos {SHOWS} showLeaderLines leaderLines extLst",
        "dLbl": f"idx delete layout tx numFmt spPr txPr dLblPos {SHOWS} extLst",
        "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
        "marker": "symbol size spPr extLst",
        "catAx": f"{AXIS} crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip "
        f"noMultiLvlLbl extLst",
        "valAx": f"{AXIS} crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
        "scaling": "logBase orientation max min extLst",
        "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
        "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h extLst",
        "rich": "bodyPr lstStyle p",
        "txPr": "bodyPr lstStyle p",
        "spPr": "xfrm custGeom prstGeom noFill solidFill gradFill ln effectLst extLst",
    },
    A: {
        "tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill headers extLst",
        "ln": "noFill solidFill prstDash custDash round bevel miter headEnd tailEnd extLst",
        "lnB": "noFill solidFill prstDash round bevel miter headEnd tailEnd extLst",
        "p": "pPr r br fld endParaRPr",
        "rPr": "ln noFill solidFill effectLst highlight latin ea cs sym hlinkClick extLst",
        "defRPr": "ln noFill solidFill effectLst latin ea cs sym extLst",
        "lvl1pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buFontTx buFont buNone buAutoNum buChar tabLst "
        "defRPr extLst",
        "pPr": "lnSpc spcBef spcAft buNone tabLst defRPr extLst",
        "tbl": "tblPr tblGrid tr",
    },
    P: {
        "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst "
        "custShowLst "
        "photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst",
        "sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
        "sldLayout": "cSld clrMapOvr transition timing hf extLst",
        "sld": "cSld clrMapOvr transition timing extLst",
        "sp": "nvSpPr spPr style txBody extLst",
        "spPr": "xfrm custGeom prstGeom noFill solidFill gradFill ln effectLst extLst",
        "txBody": "bodyPr lstStyle p",
    },
}
REPEATED_TOGETHER = {f"{A}p"}  # runs, breaks and fields may alternate


def misplaced(root) -> list[str]:
    """'dLbl: txPr after showVal' for each child that stands too late or is unknown to its parent."""
    found = []
    for parent in root.iter():
        if not isinstance(parent.tag, str) or parent.tag in REPEATED_TOGETHER:
            continue
        space, _, name = parent.tag.rpartition("}")
        order = ORDER.get(f"{space}}}", {}).get(name)
        if name == "ser" and space + "}" == C:
            order = SERIES[parent.getparent().tag.removeprefix(C)]
        if order is None or (name == "marker" and not len(parent)):
            continue
        names = order.split()
        last = 0
        for child in parent:
            own = child.tag.rpartition("}")[2]
            if own not in names:
                found.append(f"{name}: {own} is unknown")
            elif names.index(own) < last:
                found.append(f"{name}: {own} after {names[last]}")
            else:
                last = names.index(own)
    return found
