// The clip's case: design, not yet built. Millimetres.
// Axes are the sensor's: x to the runner's right, y up, z backward (away from the body). Skin side is below z = 0.
// Render one part:  openscad -D 'part="shell"' -D 'board="xiao"' -D belt=3 -o shell.stl clip.scad

/* [What to make] */
part = "assembly";      // shell, lid, tray, clip (as printed); assembly, exploded, open, floor, slot; clash (see below)
board = "xiao";         // xiao, firebeetle
belt = 3.0;             // thickness of the waistband, 1.5 to 4
cell = board == "xiao" ? [35, 25, 5] : [40, 30, 5];
antenna = [28, 5, 0.8]; // the lead's end: length, height, thickness
$fn = 48;

/* [Part against the rest] */
one = "shell";          // part = "clash": what this part shares with all those named after it in parts()
other = "";             // or with this one alone

/* [Print] */
wall = 1.6; floor_t = 1.2; lid_t = 1.2; tray_t = 1.2;
fit = 0.2;              // on each side of what slides
swell = 0.6;            // above the cell
seam = 0.05;            // between walls and lid
min_wall = 0.8;         // nothing thinner is printed

/* [Boards: measure yours, clones differ] */
imu = [20.9, 15.9, 1.2]; imu_h = 2.4; imu_holes = 15.3; imu_hole_d = 3.05; imu_hole_edge = 2.5; imu_header = 3;
b = board == "xiao" ? [21, 17.8, 1.0] : [60, 25.4, 1.6];
b_h = board == "xiao" ? 3.3 : 5.6;      // parts above the board
b_below = 1.2;                          // wires below it
usb = [9.0, 3.3]; usb_out = 1.3;        // socket, and how far it stands out
motor_d = 10; motor_h = 3.4; foam = 1.5;
button = [3.5, 6, 6]; button_h = 7;      // body; from its foot to the end of its plunger
slide = [3.5, 8.7, 3.7]; lever = 3.5;   // body; how far the lever stands out of it
 perf = board == "xiao" ? [20, 7.5, 4.2] : [22, 9, 4.2];
screw = 2.0; pilot = 1.7; head_d = 4.2; head_h = 1.2;

/* [Clip] */
clip_w = 18; tongue_t = 2.2; tongue_l = 30; bump = min(1.1, belt - 0.9); root_t = 3.2; clip_screws = 10.5;

// ---- where things are ----
long = b.x > 40;
rib = 1.6;
bx0 = long ? 0.4 : rib + 0.6 + imu.x + 0.6 + 3.4 + 0.3;
tray_x0 = long ? 8 : 0.3;               // clear of the FireBeetle's own antenna
tray_in = [cell.x + 0.6, cell.y + 0.6];
tray = [tray_in.x + 2, tray_in.y + 1];
W = max(bx0 + b.x + 0.2, tray_x0 + tray.x + 0.3 + motor_d + 0.4 + 1.4);
by0 = long ? 2.2 : 0.4;
board_at = [W - 0.2 - b.x, by0];
strip = by0 + b.y + 0.5 + 1.0;          // above the board and its fence
D = long ? strip + imu.y + 6 : max(strip + 13.9, tray.y + 0.6 + button.y + 0.6);
imu_at = long ? [7.5, strip + 0.4] : [rib + 0.4, rib + 0.8];
z_pcb = floor_t + b_below;
z_tray = z_pcb + b.z + b_h + 0.2;
z_cell = z_tray + tray_t;
z_top = z_cell + cell.z + swell;        // where the walls end
H = z_top + lid_t;
usb_y = board_at.y + b.y / 2;
usb_z = z_pcb + b.z + usb.y / 2;
button_y = D - 0.4 - button.y; button_z = floor_t + 0.2;
slide_y = long ? D - 5.4 - slide.y : strip + 0.2; slide_z = floor_t + 0.2;
slide_in = lever - wall + 0.1;          // so far behind the wall that the lever ends inside of it: a knock does not switch off
button_out = button_h - button.x - wall - 0.05;   // so far the plunger stands out: felt through cloth
perf_at = long ? [imu_at.x + imu.x + 1.8, strip + 0.4] : [11, strip + 0.4];
post_r = 2.4;
posts = [[10, D - post_r], [W - post_r, D - post_r]];
post_top = z_top - 1.2;
motor_at = [W - 1.4 - motor_d / 2, long ? 16 : 13];
cx = W / 2;
clip_z = 4.2;
hook_w = 8;
hooks = [tray_x0 + 6 + hook_w / 2, tray_x0 + tray.x - 6 - hook_w / 2]; hook_z = z_tray + tray_t + 1.4;
max_thick = long ? 18 : 15;
// ---- rules ----
assert(wall >= 1.2 && floor_t >= 1.2 && lid_t >= 1.2 && tray_t >= 1.2, "walls of 1.2 or more");
assert(belt >= 1.5 && belt <= 4, "waistbands are 1.5 to 4 thick");
assert(belt - bump >= 0.4, "the waistband must pass the bump");
assert(swell >= 0.5, "cells swell");
assert(button_out >= 1 && button_out <= 2.5, "a button under the wall cannot be pressed, one far out is pressed by the chair");
assert(H <= max_thick, "too thick for a fall on the back");
assert(long || D - antenna.z - 0.3 - (tray.y + 0.3) >= 5, "the antenna is too near the cell");
echo(body = [W + 2 * wall, D + 2 * wall, H], clip = belt + tongue_t, belt = belt);

module rounded(x, y, z, r) { linear_extrude(z, convexity = 4) offset(r) offset(-r) square([x, y]); }
module bar(at, size) { translate(at) cube(size); }
// ---- letters without a font: strokes on a 4 x 6 grid ----
function strokes(c) =
    c == "U" ? [[[0, 6], [0, 0], [4, 0], [4, 6]]] :
    c == "P" ? [[[0, 0], [0, 6], [4, 6], [4, 3], [0, 3]]] :
    c == "S" ? [[[4, 6], [0, 6], [0, 3], [4, 3], [4, 0], [0, 0]]] :
    c == "K" ? [[[0, 0], [0, 6]], [[4, 6], [0, 3], [4, 0]]] :
    c == "I" ? [[[2, 0], [2, 6]]] :
    c == "N" ? [[[0, 0], [0, 6], [4, 0], [4, 6]]] :
    c == "O" ? [[[0, 0], [0, 6], [4, 6], [4, 0], [0, 0]]] : [];
module word(text, h) {
    s = h / 6;
    for (i = [0 : len(text) - 1]) translate([(i - (len(text) - 1) / 2) * 7.5 * s - 2 * s, -h / 2])
        for (line = strokes(text[i])) for (k = [1 : len(line) - 1])
            hull() { translate(line[k - 1] * s) circle(0.8 * s, $fn = 12); translate(line[k] * s) circle(0.8 * s, $fn = 12); }
}

// ---- printed parts, in place ----
module outer(z) { translate([-wall, -wall]) rounded(W + 2 * wall, D + 2 * wall, z, 2.5); }
module softened(z, below) {   // an edge of 0.8 taken off below or above
    hull() {
        translate([0, 0, below ? 0.8 : 0]) outer(z - 0.8);
        translate([-wall + 0.8, -wall + 0.8]) rounded(W + 2 * wall - 1.6, D + 2 * wall - 1.6, z, 1.7);
    }
}

module shell() {
    difference() {
        union() {
            difference() {
                softened(z_top - seam, true);
                translate([0, 0, floor_t]) rounded(W, D, z_top, 0.3);
            }
            inside();
        }
        // USB socket, and the plug's shell
        translate([W + wall / 2, usb_y, usb_z]) cube([2 * wall, 9.6, 3.8], center = true);
        // slide switch: ON to run and to charge; room for a nail around the lever
        translate([W + wall / 2, slide_y + slide.y / 2, slide_z + slide.z / 2]) {
            cube([2 * wall, 5.2, 2.6], center = true);
            hull() {
                translate([-wall / 2 + min_wall, 0, 0]) cube([0.01, 5.2, 2.6], center = true);
                translate([wall / 2 + 0.01, 0, 0]) cube([0.01, 6.8, 4.2], center = true);
            }
        }
        // button
        translate([-wall / 2, button_y + button.y / 2, button_z + button.z / 2]) rotate([0, 90, 0]) cylinder(d = 4.2, h = 2 * wall, center = true);
        // light
        translate([W + wall / 2, light_at().x, light_at().y]) rotate([0, 90, 0]) cylinder(d = long ? 3.2 : 2, h = 2 * wall, center = true);
        // drain, facing down
        translate([long ? 4 : bx0 - 3, -wall / 2, z_tray - 1.6]) rotate([90, 0, 0]) cylinder(d = 1.5, h = 2 * wall, center = true);
        // the lid's hooks
        for (x = hooks) bar([x - hook_w / 2 - fit, -wall - 1, hook_z - fit], [hook_w + 2 * fit, wall + 1.01, 1.4 + 2 * fit]);
        // screws of the lid and of the clip
        for (p = posts) translate([p.x, p.y, post_top - 6]) cylinder(d = pilot, h = 10);
        for (s = [-1, 1]) translate([cx + s * clip_screws / 2, D - 4.4, clip_z]) rotate([-90, 0, 0]) cylinder(d = pilot, h = 10);
    }
}

function light_at() = long ? [slide_y - 3.4, floor_t + 3] : [usb_y + 6.7, z_pcb + b.z + 0.8];

module inside() {
    e = 0.01;
    // rails under the board's long edges, and its fence
    bar([board_at.x + 1, board_at.y - (long ? 0.6 : 0.4), floor_t - e], [b.x - 3, 1.6, b_below]);
    bar([board_at.x + 1, board_at.y + b.y - 1.2, floor_t - e], [b.x - 3, 1.4, b_below]);
    bar([board_at.x + 1, board_at.y + b.y + 0.2, floor_t - e], [b.x - (long ? 16 : 12), 1.2, b_below + b.z + 0.5]);
    // lid's posts, clip's bosses
    for (p = posts) hull() { translate([p.x, p.y, floor_t - e]) cylinder(r = post_r, h = post_top - floor_t); bar([p.x - post_r, D, floor_t - e], [2 * post_r, e, post_top - floor_t]); }
    for (s = [-1, 1]) bar([cx + s * clip_screws / 2 - 2.4, D - 5.4, floor_t - e], [4.8, 5.4 + e, clip_z + 2.4 - floor_t]);
    imu_pocket();
    // what carries the tray
    support = z_tray - 0.1 - floor_t;
    if (long) {
        bar([tray_x0 + 2, -e, floor_t - e], [tray.x - 14, 1.4, support]);
        bar([tray_x0 + 10, board_at.y + b.y + 0.2, floor_t - e], [tray.x - 22, 1.2, support]);
    } else {
        bar([3, -e, floor_t - e], [8, rib, support]);
        bar([bx0 - 0.3 - 3.2, 3, floor_t - e], [3.2, 13, support]);
        bar([-e, imu_at.y + imu.y + 1.2, floor_t - e], [2.4, 3, support]);
        bar([tray_x0 + tray.x - 3, strip + 0.1, floor_t - e], [2, 2, support]);
    }
    // pockets of the button and of the switch
    bar([-e, button_y - 1.4, floor_t - e], [button.x + 0.4, 1.2, 4]);
    bar([W - slide_in - slide.x - 0.3, slide_y + slide.y + 0.2, floor_t - e], [slide_in + slide.x + 0.3 + e, 1.0, slide.z]);
    for (y = [0.1, slide.y - 1.3]) bar([W - slide_in + 0.05, slide_y + y, floor_t - e], [slide_in, 1.2, slide.z]);
}

// One way round only: the pegs stand where the module has its holes, and its header hangs over the gap at the top edge.
module imu_pocket() {
    e = 0.01; seat = 0.6;
    translate([imu_at.x, imu_at.y, floor_t - e]) {
        bar([0, 0, 0], [imu.x, imu.y - imu_header, seat + e]);
        for (s = [-1, 1]) translate([imu.x / 2 + s * imu_holes / 2, imu_hole_edge, 0]) cylinder(d = imu_hole_d - 0.35, h = seat + imu.z + 0.6);
        bar([-1.2, 2, 0], [1.0, imu.y - 6, seat + imu.z + 0.6]);
        bar([imu.x + 0.2, 2, 0], [1.0, imu.y - 6, seat + imu.z + 0.6]);
        bar([4, -1.2, 0], [imu.x - 8, 1.0, seat + imu.z + 0.6]);
    }
}

module lid() {
    e = 0.01;
    difference() {
        union() {
            translate([0, 0, z_top]) softened(lid_t, false);
            // a rim inside the walls
            translate([0, 0, z_top - 1.4]) difference() {
                translate([fit, fit, 0]) rounded(W - 2 * fit, D - 2 * fit, 1.4 + e, 0.5);
                translate([fit + 1, fit + 1, -1]) cube([W - 2 * fit - 2, D - 2 * fit - 2, 4]);
                for (p = posts) translate([p.x, p.y, -1]) cylinder(r = post_r + fit + 0.6, h = 4);
                for (p = posts) bar([p.x - post_r - fit, p.y, -1], [2 * post_r + 2 * fit + (p.x > W / 2 ? 9 : 0), 9, 4]);
            }
            // hooks under the bottom wall
            for (x = hooks) {
                bar([x - hook_w / 2, fit, hook_z], [hook_w, 1.0, z_top - hook_z + e]);
                bar([x - hook_w / 2, fit - 1.4, hook_z], [hook_w, 1.4 + e, 1.4]);
            }
            for (p = posts) translate([p.x, p.y, post_top + 0.1]) cylinder(r = 2.3, h = z_top - post_top);
            // fingers that hold the tray down
            for (x = [0, 1], y = [0, 1]) bar(finger(x, y), [1, 4, z_top - z_cell - 3 - 0.1 + e]);
            // the motor lies here on foam, far from the sensor
            translate([motor_at.x, motor_at.y, z_top - 3]) difference() {
                cylinder(d = motor_d + 0.4 + 2.4, h = 3 + e);
                translate([0, 0, -1]) cylinder(d = motor_d + 0.4, h = 6);
                translate([-20, -20, -1]) cube([20 - 3.2, 40, 6]);
                translate([motor_d / 2 + 0.3, -20, -1]) cube([20, 40, 6]);
            }
        }
        for (p = posts) translate([p.x, p.y, post_top - 1]) cylinder(d = screw + 0.3, h = 9);
        for (p = posts) translate([p.x, p.y, H - head_h]) cylinder(d = head_d, h = 9);
        translate([0, 0, H - 0.4]) linear_extrude(1, convexity = 8) lid_marks();
    }
}
module lid_marks() {   // UP, and ON at the switch
    translate([W / 2, D / 2 + 3]) polygon([[-6, 0], [0, 7], [6, 0], [2.2, 0], [2.2, -5], [-2.2, -5], [-2.2, 0]]);
    translate([W / 2, D / 2 - 7]) word("UP", 6);
    translate([W - 5, slide_y + slide.y / 2 - (long ? 2 : 3)]) word("ON", 3.6);
}
function finger(x, y) = [tray_x0 + (x == 0 ? 0 : tray.x - 1), 0.3 + (y == 0 ? 0.7 : tray.y - 4.7), z_cell + 3 + 0.1];

module tray_part() {
    difference() {
        union() {
            bar([tray_x0, 0.3, z_tray], [tray.x, tray.y, tray_t]);
            for (x = [0, 1], y = [0, 1]) {
                bar([tray_x0 + (x == 0 ? 0 : tray.x - 1), 0.3 + (y == 0 ? 0 : tray.y - 5), z_cell - 0.01], [1, 5, 3]);
                if (y == 0) bar([tray_x0 + (x == 0 ? 0 : tray.x - 5), 0.3, z_cell - 0.01], [5, 1, 3]);
            }
            for (x = [0.35, 0.65]) bar([tray_x0 + tray.x * x, 0.3 + tray.y - 0.2, z_tray], [3, 1, 3]);
        }
        // the cell's leads, the antenna's lead
        translate([tray_x0 + tray.x - 6, 0.3 + tray.y, z_tray]) cylinder(d = 5, h = 9, center = true);
    }
}

module clip_profile() {   // seen from the runner's right: first coordinate y, second z
    y0 = D + wall + 0.1;
    offset(0.6) offset(-0.6) offset(-1) offset(1) union() {
        translate([y0, -belt - tongue_t]) square([root_t, belt + tongue_t + 9]);
        translate([y0 - tongue_l, -belt - tongue_t]) square([tongue_l + 0.5, tongue_t]);
        // a long slope in, a steep one out: the waistband slips in and stays
        translate([y0 - tongue_l, -belt - 0.4]) polygon([[0, 0], [4.6, bump + 0.4], [5.8, bump + 0.4], [7.4, 0]]);
    }
}
module clip_part() {
    difference() {
        translate([cx - clip_w / 2, 0, 0]) rotate([90, 0, 90]) linear_extrude(clip_w, convexity = 8) clip_profile();
        for (s = [-1, 1]) translate([cx + s * clip_screws / 2, D + wall - 1, clip_z]) rotate([-90, 0, 0]) {
            cylinder(d = screw + 0.3, h = 9);
            translate([0, 0, 1.1 + root_t - head_h]) cylinder(d = head_d, h = 9);
        }
        translate([0, 0, -belt - tongue_t + 0.4]) mirror([0, 0, 1]) linear_extrude(1, convexity = 8) clip_marks();
    }
}
module clip_marks() { translate([cx, D + wall - tongue_l / 2 + 1]) mirror([1, 0]) word("SKIN", 3.5); }   // read from the body's side

include <bought.scad>

function parts() = ["shell", "lid", "tray", "clip", "controller", "sensor", "battery", "vibrator", "push", "slider", "perfboard", "aerial", "plug", "waistband", "screws"];
module turned(centre) { translate(centre) rotate(180) translate(-centre) children(); }
module named(n) {
    if (n == "shell") shell();
    if (n == "lid") lid();
    if (n == "tray") tray_part();
    if (n == "clip") clip_part();
    if (n == "controller") controller();
    if (n == "sensor") sensor();
    if (n == "battery") battery();
    if (n == "vibrator") vibrator();
    if (n == "push") push();
    if (n == "slider") slider();
    if (n == "perfboard") perfboard();
    if (n == "aerial") aerial();
    if (n == "plug") plug();
    if (n == "waistband") waistband();
    if (n == "screws") screws();
    if (n == "sensor turned round") turned([imu_at.x + imu.x / 2, imu_at.y + imu.y / 2, 0]) sensor();
    if (n == "knock") bar([W + wall + 0.02, -wall, 0], [5, D + 2 * wall, H]);                                          // what strikes the switch's wall
    if (n == "finger") bar([-wall - 1, button_y, button_z], [1 - 0.02, button.y, button.z]);                            // 1 mm in front of the button's wall
    if (n == "clip turned round") translate([2 * cx, 0, 2 * clip_z]) rotate([0, 180, 0]) clip_part();
}

module lid_ink() { color("DarkSlateGray") translate([0, 0, H - 0.4]) linear_extrude(0.05) lid_marks(); }
module clip_ink() { color("White") translate([0, 0, -belt - tongue_t + 0.35]) linear_extrude(0.05) clip_marks(); }
module shown(lift) {
    color("DimGray") translate([0, 0, -0.3 * lift]) clip_part();
    color("SteelBlue") shell();
    color("ForestGreen") controller();
    color("RoyalBlue") sensor();
    color("SaddleBrown") perfboard();
    color("Black") { push(); slider(); }
    color("Orange", 0.8) translate([0, 0, lift]) tray_part();
    color("Silver") translate([0, 0, 1.5 * lift]) battery();
    color("Gold") aerial();
}

if (part == "shell") shell();
if (part == "lid") translate([0, D, H]) rotate([180, 0, 0]) lid();
if (part == "tray") translate([0, 0, -z_tray]) tray_part();
if (part == "clip") translate([0, 0, -cx + clip_w / 2]) rotate([0, -90, 0]) clip_part();
if (part == "slot") { shell(); clip_part(); }   // to measure the waistband's slot
if (part == "assembly") { color("DimGray") clip_part(); color("SteelBlue") shell(); color("LightSteelBlue") lid(); lid_ink(); clip_ink(); color("Silver") screws(); color("Black") { push(); slider(); } }
if (part == "open") shown(0);
if (part == "exploded") { shown(14); translate([0, 0, 34]) { color("LightSteelBlue") lid(); lid_ink(); color("Crimson") vibrator(); } }
if (part == "floor") { color("SteelBlue") shell(); color("ForestGreen") controller(); color("RoyalBlue") sensor(); color("SaddleBrown") perfboard(); color("Black") { push(); slider(); } color("Gold") aerial(); }
if (part == "clash") intersection() {
    named(one);
    if (other != "") named(other);
    else union() for (n = parts()) if (search([n], parts())[0] > search([one], parts())[0]) named(n);
}
